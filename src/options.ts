import { randomBytes } from 'node:crypto'
import type { FastifyServerOptions } from 'fastify'
import type { Catalogue } from './world/catalogue.ts'
import { type AssumptionChoices, chooseAssumptions } from './world/choose-assumptions.ts'
import type { FixtureSource } from './world/fixture/read.ts'
import { suggestion } from './world/nearest.ts'
import type { JournalLimits, Settings } from './world/settings.ts'
import { OptionError } from './world/tester-error.ts'

/** How to start a fake. Everything may be left out. */
export interface ExploFakeOptions {
  /**
   * What to start from and to reset to: the path of a JSON or YAML file, its URL, the fixture itself, or several of these,
   * of which later ones update earlier ones.
   *
   * @default the package's `fixtures/default.json`: no customers, API tokens `explo-test-token` and
   * `explo-test-token-read-only`
   */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /** @default 0, any free port */
  readonly port?: number
  /** Beyond loopback, the control API needs the admin token. @default '127.0.0.1' */
  readonly host?: string
  /** False: no socket; `url` then throws, and `fetch` answers all the same. @default true */
  readonly listen?: boolean
  /** The same seed gives the same tokens, in any process. @default 'explo' */
  readonly randomSeed?: string
  /** Decisions about undocumented behaviour to change, by name. @default {} */
  readonly assumptions?: AssumptionChoices
  /** @default { maxEntries: 1000, maxBytes: 16_000_000 } */
  readonly journal?: Partial<JournalLimits>
  /** Needed for every control call once it is set. @default none on loopback, a random one elsewhere */
  readonly adminToken?: string
  /** Fastify's option. @default false */
  readonly logger?: FastifyServerOptions['logger']
}

/** Options with nothing left out. */
export interface ResolvedOptions {
  readonly port: number
  readonly host: string
  readonly listen: boolean
  readonly adminToken: string | undefined
  readonly logger: FastifyServerOptions['logger']
  readonly settings: Settings
}

const defaults = { port: 0, host: '127.0.0.1', listen: true, randomSeed: 'explo', logger: false }
const journalDefaults: JournalLimits = { maxEntries: 1000, maxBytes: 16_000_000 }
const known = [...Object.keys(defaults), 'fixtures', 'assumptions', 'journal', 'adminToken']
const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** @throws {OptionError} For an option that does not exist, or a value that cannot be. */
export function resolveOptions(options: ExploFakeOptions, catalogue: Catalogue): ResolvedOptions {
  refuseUnknown(options, known, 'option')
  refuseUnknown(options.journal ?? {}, Object.keys(journalDefaults), 'option of "journal"')
  const { port, host, listen, randomSeed, logger } = { ...defaults, ...options }
  const journal = { ...journalDefaults, ...options.journal }

  expect('port', port, Number.isInteger(port) && port >= 0 && port <= 65_535, 'a whole number from 0 to 65535')
  expect('host', host, typeof host === 'string' && host !== '', 'a host name or an address')
  expect('listen', listen, typeof listen === 'boolean', 'true or false')
  expect('randomSeed', randomSeed, typeof randomSeed === 'string', 'a string')
  for (const [name, value] of Object.entries(journal)) {
    expect(`journal.${name}`, value, Number.isInteger(value) && value >= 0, '0 or a positive whole number')
  }

  return {
    port,
    host,
    listen,
    logger,
    adminToken: options.adminToken ?? (listen && !loopback.has(host) ? randomBytes(16).toString('hex') : undefined),
    settings: { assumptions: chooseAssumptions(options.assumptions ?? {}), journal, randomSeed, catalogue },
  }
}

function refuseUnknown(options: object, names: readonly string[], kind: string): void {
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw new OptionError(`There is no ${kind} "${name}".`, suggestion(name, names))
  }
}

function expect(name: string, value: unknown, holds: boolean, expected: string): void {
  if (!holds) throw new OptionError(`The option "${name}" cannot be ${JSON.stringify(value)}.`, `Give ${expected}.`)
}

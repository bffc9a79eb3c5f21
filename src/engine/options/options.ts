import { randomBytes } from 'node:crypto'
import type { FixtureSource } from '../../explo/fixture/read.ts'
import type { Catalogue } from '../catalogue.ts'
import { adminTokenShape, isAdminToken } from '../control/admin-token.ts'
import { OutcomeTally } from '../coverage/outcome-tally.ts'
import { Replay, seedOf } from '../faults/replay.ts'
import { checkObject } from '../input/check-object.ts'
import { shown } from '../input/shown.ts'
import { OptionError } from '../input/tester-error.ts'
import { checkLintLevels, type LintLevels } from '../lint/lint-levels.ts'
import type { TlsOption } from '../transport/tls/tls.ts'
import { chooseAssumptions, type Decisions } from './choose-assumptions.ts'
import type { AssumptionSource } from './read-assumptions.ts'
import type { JournalLimits, Settings } from './settings.ts'
import { readWorldOptions, type WorldOptions, worldDefaults } from './world-options.ts'

/** How to log requests: the options of Fastify's logger, without threads. */
export interface LoggerOptions {
  /** @default 'info' */
  readonly level?: string
  /** Where the lines go. @default standard output */
  readonly stream?: { write(line: string): void }
  readonly [option: string]: unknown
}

/** How to start a fake. Everything may be left out. */
export interface ExploFakeOptions extends WorldOptions {
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
  /**
   * Repeats a run with random faults or varied answers: the token that it printed. Wins over `randomSeed`.
   *
   * @default the environment variable `EXPLO_FAKE_REPLAY`
   */
  readonly replay?: string
  /**
   * Decisions about undocumented behaviour to change, by name; or the path or URL of a JSON or YAML file with them, as
   * `explo-fake contract --save` writes it; or several of these, of which later ones win.
   *
   * @default {}
   */
  readonly assumptions?: AssumptionSource | readonly AssumptionSource[]
  /** @default { maxEntries: 1000, maxBytes: 16_000_000 } */
  readonly journal?: Partial<JournalLimits>
  /**
   * What becomes of what a lint rule finds: `off`, `warn`, or `fail`, which makes `lint()` throw.
   *
   * @default every rule warns
   */
  readonly lint?: LintLevels
  /**
   * A folder to write the outcome coverage into, when the fake closes or the process ends.
   *
   * @default the environment variable EXPLO_FAKE_COVERAGE, else nothing is written
   */
  readonly coverage?: string
  /** Needed for every control call once it is set. @default none on loopback, a random one elsewhere */
  readonly adminToken?: string
  /**
   * Speak HTTPS: with a certificate that the fake makes itself for localhost, 127.0.0.1, ::1, api.explo.co and the host
   * (clients must trust {@link ExploFake.ca}), or with `{ cert, key }` in PEM.
   *
   * @default plain HTTP
   */
  readonly tls?: TlsOption
  /** Fastify's option, without a `transport`. @default false */
  readonly logger?: boolean | LoggerOptions
}

/** Options with nothing left out. */
export interface ResolvedOptions {
  readonly port: number
  readonly host: string
  readonly listen: boolean
  readonly tls: TlsOption | undefined
  /** The folder for the outcome coverage. */
  readonly coverage: string | undefined
  readonly adminToken: string | undefined
  readonly logger: boolean | LoggerOptions
  readonly settings: Settings
}

const defaults = { port: 0, host: '127.0.0.1', listen: true, randomSeed: 'explo', logger: false, ...worldDefaults }
const journalDefaults: JournalLimits = { maxEntries: 1000, maxBytes: 16_000_000 }
const known = [
  ...Object.keys(defaults),
  'fixtures',
  'assumptions',
  'journal',
  'lint',
  'coverage',
  'replay',
  'adminToken',
  'tls',
]
const knownLimits = Object.keys(journalDefaults)
const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * @param decisions What the option `assumptions` says, read.
 * @throws {OptionError} For an option that does not exist, or a value that cannot be.
 */
export function resolveOptions(
  options: ExploFakeOptions,
  catalogue: Catalogue,
  decisions: Decisions = chooseAssumptions({}),
): ResolvedOptions {
  checkObject(options, known, 'The options', (name) => `There is no option "${name}".`)
  const {
    journal: limits = {},
    assumptions: _,
    lint = {},
    coverage,
    replay,
    adminToken,
    tls,
    ...given
  } = withoutUndefined(options)
  checkObject(limits, knownLimits, 'The option "journal"', (name) => `There is no option "journal.${name}".`)
  const { port, host, listen, randomSeed, logger, ...worldOptions } = { ...defaults, ...given }
  const journal = { ...journalDefaults, ...withoutUndefined(limits) }

  expect('port', port, Number.isInteger(port) && port >= 0 && port <= 65_535, 'a whole number from 0 to 65535')
  expect('host', host, typeof host === 'string' && host !== '', 'a host name or an address')
  expect('listen', listen, typeof listen === 'boolean', 'true or false')
  expect('randomSeed', randomSeed, typeof randomSeed === 'string', 'a string')
  expect('logger', logger, isLogger(logger), 'true, false or an object of Fastify')
  for (const [name, value] of Object.entries(journal)) {
    expect(`journal.${name}`, value, Number.isInteger(value) && value >= 0, '0 or a positive whole number')
  }
  expect('adminToken', adminToken, adminToken === undefined || isAdminToken(adminToken), adminTokenShape)
  expect('tls', tls, tls === undefined || isTls(tls), '"self-signed", or { cert, key } with both in PEM')
  expect('coverage', coverage, coverage === undefined || isText(coverage), 'the path of a folder')
  refuseTransport(logger)
  const replayedSeed = readReplay(replay)
  const seed = replayedSeed ?? randomSeed

  return {
    port,
    host,
    listen,
    tls,
    logger,
    coverage: coverage ?? (process.env.EXPLO_FAKE_COVERAGE || undefined),
    adminToken: adminToken ?? (listen && !loopback.has(host) ? randomBytes(16).toString('hex') : undefined),
    settings: {
      ...decisions,
      journal,
      randomSeed: seed,
      replay: new Replay(seed, (replayedSeed ?? given.randomSeed) !== undefined, (line) => {
        process.stderr.write(line)
      }),
      catalogue,
      ...readWorldOptions(worldOptions),
      lint: checkLintLevels(lint),
      outcomes: new OutcomeTally(),
    },
  }
}

/** The seed of a run to repeat, if there is one. An empty variable counts as none. */
function readReplay(option: string | undefined): string | undefined {
  const { EXPLO_FAKE_REPLAY: variable } = process.env
  const [name, token] = option === undefined ? ['EXPLO_FAKE_REPLAY', variable] : ['The option "replay"', option]
  return token ? seedOf(token, name as string) : undefined
}

/** An option that is undefined was left out, as in `{ port: process.env.PORT ? … : undefined }`. */
function withoutUndefined<Options extends object>(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options
}

function isTls(tls: unknown): boolean {
  if (typeof tls !== 'object' || tls === null) return tls === 'self-signed'
  return ['cert', 'key'].every((name) => {
    const value: unknown = (tls as Record<string, unknown>)[name]
    return typeof value === 'string' || value instanceof Uint8Array
  })
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function isLogger(logger: unknown): boolean {
  return typeof logger === 'boolean' || (typeof logger === 'object' && logger !== null)
}

/** The package is one file, and a transport is a thread that pino starts from a file of its own. */
function refuseTransport(logger: ExploFakeOptions['logger']): void {
  const { transport } = (logger || {}) as { transport?: unknown }
  if (transport === undefined) return

  const cure = 'Give a "stream" instead, for example { level: "info", stream: pretty() } with pino-pretty.'
  throw new OptionError('The option "logger" cannot have a "transport".', cure)
}

function expect(name: string, value: unknown, holds: boolean, expected: string): void {
  if (!holds) throw new OptionError(`The option "${name}" cannot be ${shown(value)}.`, `Give ${expected}.`)
}

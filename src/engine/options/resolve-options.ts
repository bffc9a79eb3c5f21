import { randomBytes } from 'node:crypto'
import { type Catalogue, catalogueOf } from '../catalogue.ts'
import { OutcomeTally } from '../coverage/coverage-report.ts'
import { isExploreToken, Replay } from '../faults/replay.ts'
import { checkObject } from '../input/check-input.ts'
import type { JournalLimits } from '../journal/journal.ts'
import type { LintLevels } from '../lint/lint.ts'
import { type Probe, readProbe } from '../probe/probe.ts'
import { variableName } from '../product.ts'
import type { Service } from '../service.ts'
import type { RateLimit } from '../terms.ts'
import type { TlsOption } from '../transport/tls/tls.ts'
import { type Decisions, defaultsOf } from './assumptions.ts'
import type { Option } from './option.ts'
import { type OptionName, optionNames, optionTable } from './option-table.ts'
import type { FakeOptions, LoggerOptions, UnknownTokens } from './options.ts'
import { readReplay, withoutUndefined } from './read-options.ts'

/** What all worlds of one fake have in common. */
export interface Settings extends Decisions {
  readonly journal: JournalLimits
  /** Secrets of the fake itself, which no journal may show. */
  readonly secrets: readonly string[]
  readonly randomSeed: string
  readonly replay: Replay
  /** The token of the only run that `explore` is to try, if the option `replay` is one. */
  readonly exploredRun: string | undefined
  readonly catalogue: Catalogue
  /** Where clocks begin, frozen, in milliseconds since 1970; undefined: they run with the system's time. */
  readonly clock: number | undefined
  /** Undefined: any number. */
  readonly rateLimit: RateLimit | undefined
  readonly unknownTokens: UnknownTokens
  readonly maxWorlds: number
  /** How long a world lives without a request or a call, in milliseconds; undefined: until it is closed. */
  readonly worldTtl: number | undefined
  /** Whether answers vary in what the documentation leaves open. */
  readonly vary: boolean
  readonly lint: LintLevels
  /** What they have answered, together and over all resets. */
  readonly outcomes: OutcomeTally
}

/** Options with nothing left out. */
export interface ResolvedOptions {
  readonly port: number
  readonly host: string
  readonly listen: boolean
  readonly tls: TlsOption | undefined
  /** The folder for the outcome coverage. */
  readonly coverage: string | undefined
  /** The run of the command `probe` that the fake is part of. */
  readonly probe: Probe | undefined
  readonly adminToken: string | undefined
  readonly logger: boolean | LoggerOptions
  readonly settings: Settings
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * @param decisions What the option `assumptions` says, read.
 * @throws {OptionError} For an option that does not exist, or a value that cannot be.
 */
export function resolveOptions(
  options: FakeOptions,
  service: Service,
  decisions: Decisions = defaultsOf(service),
): ResolvedOptions {
  checkObject(options, optionNames, 'The options', (name) => `There is no option "${name}".`)
  const read = readOptions(withoutUndefined(options), service)
  const { port, host, listen, tls, logger, randomSeed } = read
  const { replay = readReplay(fromEnvironment('replay'), variableName('replay')) } = read
  const seed = replay ?? randomSeed
  const adminToken = read.adminToken ?? (listen && !loopback.has(host) ? randomBytes(16).toString('hex') : undefined)

  return {
    port,
    host,
    listen,
    tls,
    logger,
    coverage: read.coverage ?? (fromEnvironment('coverage') || undefined),
    // The variable wins, because the command cannot change what the code says.
    probe: readProbeVariable() ?? read.probe,
    adminToken,
    settings: {
      ...decisions,
      journal: read.journal,
      secrets: adminToken === undefined ? [] : [adminToken],
      randomSeed: seed,
      replay: new Replay(seed, (replay ?? options.randomSeed) !== undefined, (line) => {
        process.stderr.write(line)
      }),
      exploredRun: options.replay !== undefined && isExploreToken(options.replay) ? options.replay : undefined,
      catalogue: catalogueOf(service),
      clock: read.clock,
      rateLimit: read.rateLimit,
      unknownTokens: read.unknownTokens,
      maxWorlds: read.maxWorlds,
      worldTtl: read.worldTtl,
      vary: read.vary,
      lint: read.lint,
      outcomes: new OutcomeTally(),
    },
  }
}

/** What the fake works with, by option. Undefined only where an option has no default. */
type Read = {
  readonly [Name in OptionName]:
    | ReturnType<(typeof optionTable)[Name]['read']>
    | ((typeof optionTable)[Name] extends { default: unknown } ? never : undefined)
}

function readOptions(given: FakeOptions, service: Service): Read {
  const entries = optionNames.map((name) => {
    const option: Option = optionTable[name]
    const value = name in given ? given[name] : option.default
    return [name, value === undefined ? undefined : option.read(value as never, name, service)]
  })
  return Object.fromEntries(entries)
}

function readProbeVariable(): Probe | undefined {
  const text = fromEnvironment('probe')
  return text === '' ? undefined : readProbe(text, variableName('probe'))
}

function fromEnvironment(flag: string): string {
  return process.env[variableName(flag)] ?? ''
}

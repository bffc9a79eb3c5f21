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

/** What all worlds of a fake share. */
export interface Settings extends Decisions {
  readonly journal: JournalLimits
  /** Secrets of the fake, which every journal hides. */
  readonly secrets: readonly string[]
  readonly randomSeed: string
  readonly replay: Replay
  /** The only run for `explore` to try, if the option `replay` is the token of one. */
  readonly exploredRun: string | undefined
  readonly catalogue: Catalogue
  /** The time at which clocks are frozen, in milliseconds since 1970. Undefined: they run with the system's time. */
  readonly clock: number | undefined
  /** Undefined: no limit. */
  readonly rateLimit: RateLimit | undefined
  readonly unknownTokens: UnknownTokens
  readonly maxWorlds: number
  /** The milliseconds without a request or a call after which a world is closed. Undefined: never. */
  readonly worldTtl: number | undefined
  /** Whether answers vary in what the documentation leaves open. */
  readonly vary: boolean
  readonly lint: LintLevels
  /** What all worlds have answered, including before resets. */
  readonly outcomes: OutcomeTally
}

/** The options with their defaults. */
export interface ResolvedOptions {
  readonly port: number
  readonly host: string
  readonly listen: boolean
  readonly tls: TlsOption | undefined
  /** The folder for the outcome coverage. */
  readonly coverage: string | undefined
  /** The variation of the command `probe`. */
  readonly probe: Probe | undefined
  readonly adminToken: string | undefined
  readonly logger: boolean | LoggerOptions
  readonly settings: Settings
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * @param decisions The assumptions of the option `assumptions`.
 * @throws {OptionError} For an unknown option or an invalid value.
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
    // The variable wins, because the command cannot change the code.
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

/** The converted value of each option. Undefined only for an option without a default. */
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

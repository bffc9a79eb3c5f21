import { randomBytes } from 'node:crypto'
import { type Catalogue, catalogueOf } from '../catalogue.ts'
import { OutcomeTally } from '../coverage/coverage-report.ts'
import { isExploreToken, Replay } from '../faults/replay.ts'
import { checkObject } from '../input/check-input.ts'
import { type Probe, readProbe } from '../probe/probe.ts'
import { variableName } from '../product.ts'
import type { Service } from '../service.ts'
import { type Decisions, defaultsOf } from './assumptions.ts'
import { type Option, type OptionName, optionNames, optionTable } from './option-table.ts'
import type { FakeOptions } from './options.ts'
import { readReplay, withoutUndefined } from './read-options.ts'

/** The options of a fake with their defaults, and what all its worlds share besides. */
export interface Settings extends Decisions, Omit<ReadOptions, 'assumptions' | 'fixtures' | 'replay'> {
  /** Secrets of the fake, which every journal hides. */
  readonly secrets: readonly string[]
  readonly replay: Replay
  /** The only run for `explore` to try, if the option `replay` is the token of one. */
  readonly exploredRun: string | undefined
  readonly catalogue: Catalogue
  /** What all worlds have answered, including before resets. */
  readonly outcomes: OutcomeTally
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
): Settings {
  checkObject(options, optionNames, 'The options', (name) => `There is no option "${name}".`)
  const read = readOptions(withoutUndefined(options), service)
  const { replay = readReplay(fromEnvironment('replay'), variableName('replay')) } = read
  const randomSeed = replay ?? read.randomSeed
  const isExposed = read.listen && !loopback.has(read.host)
  const adminToken = read.adminToken ?? (isExposed ? randomBytes(16).toString('hex') : undefined)

  return {
    ...read,
    ...decisions,
    coverage: read.coverage ?? (fromEnvironment('coverage') || undefined),
    // The variable wins, because the command cannot change the code.
    probe: readProbeVariable() ?? read.probe,
    adminToken,
    secrets: adminToken === undefined ? [] : [adminToken],
    randomSeed,
    replay: new Replay(randomSeed, (replay ?? options.randomSeed) !== undefined, (line) => {
      process.stderr.write(line)
    }),
    exploredRun: options.replay !== undefined && isExploreToken(options.replay) ? options.replay : undefined,
    catalogue: catalogueOf(service),
    outcomes: new OutcomeTally(),
  }
}

/** The converted value of each option. Undefined only for an option without a default. */
type ReadOptions = {
  readonly [Name in OptionName]:
    | ReturnType<(typeof optionTable)[Name]['read']>
    | ((typeof optionTable)[Name] extends { default: unknown } ? never : undefined)
}

function readOptions(given: FakeOptions, service: Service): ReadOptions {
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

import { readVariableNames } from '../engine/handle/environment.ts'
import { checkObject, checkOneOf, checkValue } from '../engine/input/check-input.ts'
import type { InterceptOptions } from '../engine/intercept/intercept.ts'
import type { EnvironmentNames } from '../engine/terms.ts'
import type { FixtureSource } from '../explo/fixture/draft.ts'
import { explo } from '../explo/index.ts'
import type { ExploFakeOptions } from '../explo/options.ts'

const checks = ['unmatched', 'late', 'leak', 'unfired-faults', 'lint'] as const

/**
 * What a test must not leave behind.
 *
 * - `unmatched`: a request that is no operation of Explo, or that has no API token of any world.
 * - `late`: a request that was not answered when the test ended, or when it called `reset()`.
 * - `leak`: a request with the API token of an earlier test, which the application still held, or one to the real Explo.
 * - `unfired-faults`: a fault that met no request.
 * - `lint`: a finding of a rule that the option `lint` of the fake sets to `fail`.
 */
export type Check = (typeof checks)[number]

/** How tests get their worlds. */
export interface TestWorldsOptions {
  /** The variables that the application under test reads. */
  readonly env?: EnvironmentNames
  /**
   * For code with a fixed host: the requests of this process to `https://api.explo.co` reach the fake, as with
   * `explo.intercept()`. @default false
   */
  readonly intercept?: boolean | Pick<InterceptOptions, 'hosts'>
  /** The fixtures of every world. @default those of the fake */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /**
   * Makes every call of this process to the real Explo fail, with the name of the test and the likely cause. So does
   * `intercept`. @default true
   */
  readonly guardEgress?: boolean
  /** Prints the last requests of a test that fails, at most ten lines. @default true */
  readonly printRequests?: boolean
  /** What tests may leave behind. @default [] */
  readonly allow?: readonly Check[]
  /**
   * The URL of a fake that already runs.
   *
   * @default the environment variable `EXPLO_FAKE_URL`, which the global set-ups set; without it, a fake of this process
   */
  readonly url?: string
  /** The admin token of that fake. @default the environment variable `EXPLO_FAKE_ADMIN_TOKEN` */
  readonly adminToken?: string
  /** The options of the fake that this process starts. */
  readonly fake?: ExploFakeOptions
}

const known = ['env', 'intercept', 'guardEgress', 'printRequests', 'fixtures', 'allow', 'url', 'adminToken', 'fake']

export type ReadTestWorldsOptions = ReturnType<typeof readTestWorldsOptions>

/** The checked options, with defaults. @throws {OptionError} */
export function readTestWorldsOptions(options: TestWorldsOptions) {
  checkObject(options, known, 'The options of useExploFake', (name) => `useExploFake has no option "${name}".`)
  const env = readVariableNames(options.env, explo.environmentNames)
  return { ...options, env, intercept: readIntercept(options.intercept), allow: readChecks(options.allow ?? []) }
}

/** @returns Undefined when nothing is intercepted. */
function readIntercept(option: TestWorldsOptions['intercept']): Pick<InterceptOptions, 'hosts'> | undefined {
  if (option === undefined || typeof option === 'boolean') return option ? {} : undefined
  checkObject(option, ['hosts'], 'The option "intercept"', (name) => `The option "intercept" has no "${name}".`)
  return option
}

/** @throws {OptionError} For a check that does not exist. */
export function readChecks(names: readonly Check[]): ReadonlySet<Check> {
  checkValue('The option "allow"', names, Array.isArray(names), 'Give a list, for example ["unmatched"].')
  for (const name of names) checkOneOf(name, checks, (given) => `There is no check ${given} to allow.`)
  return new Set(names)
}

import { checkObject, shown } from '../engine/input/check-input.ts'
import { suggestion } from '../engine/input/nearest.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import type { InterceptOptions } from '../engine/intercept/intercept.ts'
import type { EnvironmentNames } from '../engine/terms.ts'
import type { FixtureSource } from '../explo/fixture/draft.ts'
import type { ExploFakeOptions } from '../explo/options.ts'

const checks = ['unmatched', 'late', 'leak', 'unfired-faults', 'lint'] as const

/**
 * What a test must not leave behind.
 *
 * `unmatched`: a request that is no operation of Explo, or one without an API token of any world. `late`: a request that was not answered when the test ended, or
 * when it called `reset()`. `leak`: a request that was meant for the world of an earlier test, whose API token the
 * application still held, or one to the real Explo. `unfired-faults`: a fault that was armed and met no request. `lint`: what the option `lint` of the
 * fake says that fails.
 */
export type Check = (typeof checks)[number]

/** How tests get their worlds. */
export interface TestWorldsOptions {
  /** What the application under test calls the variables that it reads. */
  readonly env?: EnvironmentNames
  /**
   * For code with a fixed host: sends the requests of this process to `https://api.explo.co` to the fake instead, as
   * `explo.intercept()` does. @default false
   */
  readonly intercept?: boolean | Pick<InterceptOptions, 'hosts'>
  /** What every world begins with. @default what the fake begins with */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /**
   * Makes every call of this process to the real Explo fail, with the name of the test and the likely cause. An
   * interception does this, too. @default true
   */
  readonly guardEgress?: boolean
  /** Prints the last requests of a test that fails, at most ten lines. @default true */
  readonly printRequests?: boolean
  /** What tests may leave behind. @default nothing */
  readonly allow?: readonly Check[]
  /**
   * Where a fake runs already.
   *
   * @default the environment variable `EXPLO_FAKE_URL`, which the global set-ups set; without it, a fake of this process
   */
  readonly url?: string
  /** What that fake was started with. @default the environment variable `EXPLO_FAKE_ADMIN_TOKEN` */
  readonly adminToken?: string
  /** The options of the fake that this process starts. */
  readonly fake?: ExploFakeOptions
}

const known = ['env', 'intercept', 'guardEgress', 'printRequests', 'fixtures', 'allow', 'url', 'adminToken', 'fake']

/** The options, read and checked. */
export interface ReadTestWorldsOptions extends Omit<TestWorldsOptions, 'allow' | 'intercept'> {
  /** Undefined where nothing is intercepted. */
  readonly intercept: Pick<InterceptOptions, 'hosts'> | undefined
  readonly allow: ReadonlySet<Check>
}

/** @throws {OptionError} */
export function readTestWorldsOptions(options: TestWorldsOptions): ReadTestWorldsOptions {
  checkObject(options, known, 'The options of useExploFake', (name) => `useExploFake has no option "${name}".`)
  return { ...options, intercept: readIntercept(options.intercept), allow: readChecks(options.allow ?? []) }
}

function readIntercept(option: TestWorldsOptions['intercept']): ReadTestWorldsOptions['intercept'] {
  if (option === undefined || typeof option === 'boolean') return option ? {} : undefined
  checkObject(option, ['hosts'], 'The option "intercept"', (name) => `The option "intercept" has no "${name}".`)
  return option
}

/** @throws {OptionError} For a check that does not exist. */
export function readChecks(names: readonly Check[]): ReadonlySet<Check> {
  if (!Array.isArray(names)) {
    throw new OptionError(`The option "allow" cannot be ${shown(names)}.`, 'Give a list, for example ["unmatched"].')
  }
  const unknown = names.find((name) => !checks.includes(name))
  if (unknown === undefined) return new Set(names)
  throw new OptionError(`There is no check ${shown(unknown)} to allow.`, suggestion(String(unknown), checks))
}

import type { EnvironmentNames } from '../engine/handle/environment.ts'
import { checkObject } from '../engine/input/check-object.ts'
import type { InterceptOptions } from '../engine/intercept/intercept.ts'
import type { ExploFakeOptions } from '../engine/options/options.ts'
import type { FixtureSource } from '../explo/fixture/read.ts'
import { type Check, readChecks } from './check.ts'

/** How tests get their worlds. */
export interface TestWorldsOptions {
  /** What the application under test calls the variables that it reads. */
  readonly env?: EnvironmentNames
  /**
   * For code that has the host hard-wired: sends what this process asks `https://api.explo.co` for to the fake, as
   * `explo.intercept()` does. @default false
   */
  readonly intercept?: boolean | Pick<InterceptOptions, 'hosts'>
  /** What every world begins with. @default what the fake begins with */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /** What tests may leave behind. @default nothing */
  readonly allow?: readonly Check[]
  /**
   * Where a fake runs already.
   *
   * @default the environment variable `EXPLO_FAKE_URL`, which the global set-ups sets, too; without it, a
   * fake of this process's own
   */
  readonly url?: string
  /** What that fake was started with. @default the environment variable `EXPLO_FAKE_ADMIN_TOKEN` */
  readonly adminToken?: string
  /** How to start a fake of this process's own. */
  readonly fake?: ExploFakeOptions
}

const known = ['env', 'intercept', 'fixtures', 'allow', 'url', 'adminToken', 'fake']

/** What is read before the first test. */
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

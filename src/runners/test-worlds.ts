import { FakeError } from '../engine/input/tester-error.ts'
import type { EgressAttempt } from '../engine/intercept/guard-egress.ts'
import type { RequestRecord } from '../explo/handle.ts'
import type { World } from '../explo/world.ts'
import { leftovers, UncleanTestError } from './leftovers.ts'
import {
  type Check,
  type ReadTestWorldsOptions,
  readChecks,
  readTestWorldsOptions,
  type TestWorldsOptions,
} from './options.ts'
import { lastRequests, requestName, SentRequests } from './sent-requests.ts'
import { egressCure, openTestFake, type TestFake } from './test-fake.ts'
import { Variables } from './variables.ts'

/** How a test ended. */
export interface TestResult {
  readonly hasFailed: boolean
  /** Shows lines below the failure. @default writes to stderr */
  readonly print?: (text: string) => void
}

interface RunningTest {
  readonly name: string
  readonly allowed: Set<Check>
  hasFailed: boolean
  /** This test and the tests within it that still run. */
  readonly tests: unknown[]
  /** Undefined until it is open. */
  world: World | undefined
  /** The calls to the real Explo before this test, which may be a repeated run of the test that made them. */
  earlier: ReadonlySet<EgressAttempt>
  /** Settles when the world is open, or cannot be opened. */
  opening: Promise<void>
}

/** What `useExploFake` returns. */
export interface TestedExploFake {
  /** The world of the running test. @throws {ExploFakeError} Outside a test. */
  readonly world: World
  /** Lets the running test leave something behind. @throws {OptionError} For a check that does not exist. */
  allow(...checks: readonly Check[]): void
}

/**
 * A world for every test, for other runners with hooks: `explo-fake/vitest`, `/jest`, `/node-test` and `/tap` use it
 * themselves. While a test runs, the environment variables of this process lead to its world. A process has each variable
 * only once, so a test that begins while another one runs is refused.
 *
 * @example
 * ```ts
 * const explo = new TestWorlds() // Mocha
 * beforeEach(function () { return explo.begin(this.currentTest.fullTitle()) })
 * afterEach(function () { return explo.end(undefined, { hasFailed: this.currentTest.state === 'failed' }) })
 * after(() => explo.close())
 * ```
 */
export class TestWorlds implements TestedExploFake {
  readonly #options: ReadTestWorldsOptions
  readonly #variables = new Variables()
  readonly #sent = new SentRequests()
  /** The requests without an API token of any world that earlier tests sent to a shared fake, by id and time. */
  #formerUnclaimed: ReadonlySet<string> = new Set()
  #fake: Promise<TestFake> | undefined
  #running: RunningTest | undefined

  /** @throws {OptionError} */
  constructor(options: TestWorldsOptions = {}) {
    this.#options = readTestWorldsOptions(options)
  }

  get world(): World {
    return this.#current.world as World
  }

  allow(...checks: readonly Check[]): void {
    for (const check of readChecks(checks)) this.#current.allowed.add(check)
  }

  /**
   * Opens the world of a test.
   *
   * @param name Unique. A test within the running one, with the name `<name of that test> > <its own>`, shares its world.
   * @param test Identifies the test for `end`, when names are not unique. Default: the name.
   * @throws {FixtureError} With every mistake in the fixtures.
   * @throws {ExploFakeError} When another test runs: both would read the same environment variables.
   */
  async begin(name: string, test: unknown = name): Promise<void> {
    const running = this.#running
    if (running && name.startsWith(`${running.name} > `)) {
      running.tests.push(test)
      return running.opening
    }
    // There is no `await` before `#running` is set, so of two tests that begin at the same time the second one is refused.
    const { urlPath: _, ...names } = this.#options.env
    const other = running?.name ?? this.#variables.claim(name, Object.values(names))
    if (other !== undefined) throw testsAtOnce(name, other)

    const allowed = new Set(this.#options.allow)
    const opening = Promise.resolve()
    const earlier = new Set<EgressAttempt>()
    const begun: RunningTest = { name, allowed, hasFailed: false, tests: [test], world: undefined, earlier, opening }
    this.#running = begun
    begun.opening = this.#open(begun)
    return begun.opening
  }

  /**
   * Closes the world of a test. Does nothing for a test that could not begin.
   *
   * @param test As in `begin`. Default: the test that began last.
   * @param result After a failure, the last requests are printed, and the world in a shared fake stays open for the inspector.
   * @throws {UncleanTestError} With everything that the test left behind.
   */
  async end(test: unknown = this.#running?.tests.at(-1), result: TestResult = { hasFailed: false }): Promise<void> {
    const running = this.#running
    const index = running?.tests.lastIndexOf(test) ?? -1
    if (!running || index === -1) return
    running.tests.splice(index, 1)
    running.hasFailed ||= result.hasFailed
    if (running.tests.length === 0) await this.#finish(running, result.print)
  }

  /**
   * To call after the last test: ends the interception, and closes the fake of this process.
   *
   * @throws {UncleanTestError} When the `end` of the last test was not called, and that test left something behind.
   */
  async close(): Promise<void> {
    try {
      if (this.#running) await this.#finish(this.#running)
    } finally {
      const opened = await this.#fake?.catch(() => undefined)
      this.#fake = undefined
      await opened?.close()
    }
  }

  async #open(test: RunningTest): Promise<void> {
    const { env, fixtures } = this.#options
    const { name } = test
    try {
      this.#fake ??= openTestFake(this.#options, this.#sent, () => this.#running?.name)
      const { fake, isShared, attempts } = await this.#fake
      test.earlier = new Set(attempts)
      // The default world gets the requests without an API token of any world.
      if (!isShared) await fake.requests.clear()
      test.world = await fake.world(fixtures === undefined ? { name } : { name, fixtures })
      this.#variables.set(test.world.env(env))
      this.#sent.watch()
    } catch (error) {
      this.#running = undefined
      this.#variables.restore()
      throw error
    }
  }

  async #finish(test: RunningTest, print = printToStderr): Promise<void> {
    // `begin` reports the failure.
    await test.opening.catch(() => {})
    const { name, world, allowed } = test
    if (!world) return
    const { isShared, attempts } = await (this.#fake as Promise<TestFake>)
    let hasFailed = test.hasFailed
    try {
      const unclaimed = await this.#unclaimed(world)
      const ownAttempts = attempts.filter((attempt) => attempt.test === name && !test.earlier.has(attempt))
      const egress = ownAttempts.map(({ host }) => host)
      const { env } = this.#options
      const traces = { world, sent: this.#sent, unclaimed, egress, tokenVariable: env.apiToken }
      const found = await leftovers({ ...traces, egressCure: egressCure(this.#options) }, allowed)
      hasFailed ||= found.length > 0
      if (hasFailed && this.#options.printRequests !== false) {
        print(lastRequests(name, [...unclaimed, ...(await world.requests.list())]))
      }
      if (found.length > 0) throw new UncleanTestError(name, found)
    } finally {
      this.#running = undefined
      this.#sent.unwatch()
      this.#sent.retire(
        world.tokens.map(({ token }) => token),
        name,
      )
      this.#variables.restore()
      // The inspector of a shared fake shows a failed test until the run ends.
      if (!(hasFailed && isShared)) await world.close()
    }
  }

  get #current(): RunningTest {
    if (this.#running?.world) return this.#running
    throw new FakeError(
      'NO_TEST',
      'There is a world for each test, and no test runs.',
      'Call the useExploFake of your runner at the top of the file, and use `world` in a test, or in a beforeEach below that call.',
    )
  }

  /**
   * The requests without an API token of any world, which the default world answers. In a shared fake, only those that are
   * like one that this process sent in this test: others may be of other tests.
   */
  async #unclaimed(world: World): Promise<RequestRecord[]> {
    const { fake, isShared } = await (this.#fake as Promise<TestFake>)
    const names = this.#sent.namesWithout(world.tokens.map(({ token }) => token))
    if (isShared && names.size === 0) return []
    const unclaimed = (await fake.requests.list()).filter(
      (request) => request.visibilityGroup === null && Number(request.status) >= 400,
    )
    if (!isShared) return unclaimed
    const keyOf = ({ id, receivedAt }: RequestRecord) => `${id} ${receivedAt}`
    const former = this.#formerUnclaimed
    this.#formerUnclaimed = new Set(unclaimed.map(keyOf))
    return unclaimed.filter((request) => !former.has(keyOf(request)) && names.has(requestName(request)))
  }
}

function printToStderr(text: string): void {
  process.stderr.write(`${text}\n`)
}

function testsAtOnce(name: string, other: string): FakeError {
  return new FakeError(
    'TESTS_AT_ONCE',
    `The test "${name}" began while "${other}" was running, and both would read the same environment variables.`,
    'Let the tests of a file run one after the other; files may run at the same time. For tests that must overlap, call ' +
      'createExploFake() once, and in each test give the application the apiToken of a world of its own: await explo.world().',
  )
}

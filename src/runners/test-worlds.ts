import { defaultNames, fakeUrlVariable } from '../engine/handle/environment.ts'
import { ExploFakeError } from '../engine/input/tester-error.ts'
import type { RequestRecord } from '../engine/journal/request-record.ts'
import type { World } from '../explo/world.ts'
import { connectExploFake, createExploFake, type ExploFake } from '../fake.ts'
import { leftovers, UncleanTestError } from './leftovers.ts'
import {
  type Check,
  type ReadTestWorldsOptions,
  readChecks,
  readTestWorldsOptions,
  type TestWorldsOptions,
} from './options.ts'
import { requestName, SentRequests } from './sent-requests.ts'
import { Variables } from './variables.ts'

interface StartedFake {
  readonly fake: ExploFake
  /** Other processes may use it, too. */
  readonly isShared: boolean
  readonly close: () => Promise<void>
}

interface RunningTest {
  readonly name: string
  readonly allowed: Set<Check>
  /** This test and the tests within it, as long as they run. */
  readonly tests: unknown[]
  /** Undefined until it is open. */
  world: World | undefined
  /** Settles when the world is open, or cannot be opened. */
  opening: Promise<void>
}

/** What `useExploFake` gives to tests. */
export interface TestedExploFake {
  /** The world of the test that runs. @throws {ExploFakeError} Outside a test. */
  readonly world: World
  /** Lets the test that runs leave something behind. @throws {OptionError} For a check that does not exist. */
  allow(...checks: readonly Check[]): void
}

/**
 * A world for every test, for runners that have hooks; `explo-fake/vitest`, `/jest`, `/node-test` and `/tap` do this
 * already. While a test runs, the environment variables of this process lead to its world. The process has them once, so
 * a test that begins while another one runs is refused.
 *
 * @example
 * ```ts
 * const explo = new TestWorlds() // Mocha
 * beforeEach(function () { return explo.begin(this.currentTest.fullTitle()) })
 * afterEach(() => explo.end())
 * after(() => explo.close())
 * ```
 */
export class TestWorlds implements TestedExploFake {
  readonly #options: ReadTestWorldsOptions
  readonly #variables = new Variables()
  readonly #sent = new SentRequests()
  #started: Promise<StartedFake> | undefined
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
   * @param name Of a test within the one that runs, whose world it shares: `<name of that test> > <its own>`.
   * @param test What `end` gets for the same test, where names are not unique. Default: the name.
   * @throws {FixtureError} With every mistake in the fixtures.
   * @throws {ExploFakeError} When another test runs: both would read the same environment variables.
   */
  async begin(name: string, test: unknown = name): Promise<void> {
    const running = this.#running
    if (running && name.startsWith(`${running.name} > `)) {
      running.tests.push(test)
      return running.opening
    }
    // Everything up to the first `await` is one step, so that of two tests which begin at once the second one is refused.
    const other = running?.name ?? this.#variables.claim(name, Object.values({ ...defaultNames, ...this.#options.env }))
    if (other !== undefined) throw testsAtOnce(name, other)

    const allowed = new Set(this.#options.allow)
    const begun: RunningTest = { name, allowed, tests: [test], world: undefined, opening: Promise.resolve() }
    this.#running = begun
    begun.opening = this.#open(begun)
    return begun.opening
  }

  /**
   * Closes the world of a test. Does nothing for a test that could not begin.
   *
   * @param test What `begin` got. Default: the test that began last.
   * @throws {UncleanTestError} With all that the test left behind.
   */
  async end(test: unknown = this.#running?.tests.at(-1)): Promise<void> {
    const running = this.#running
    const index = running?.tests.lastIndexOf(test) ?? -1
    if (!running || index === -1) return
    running.tests.splice(index, 1)
    if (running.tests.length === 0) await this.#finish(running)
  }

  /**
   * After the last test: ends the interception, and closes a fake of this process's own.
   *
   * @throws {UncleanTestError} When a test is still running that left something behind, because its `end` was not called.
   */
  async close(): Promise<void> {
    try {
      if (this.#running) await this.#finish(this.#running)
    } finally {
      const started = await this.#started?.catch(() => undefined)
      this.#started = undefined
      await started?.close()
    }
  }

  async #open(test: RunningTest): Promise<void> {
    const { env, fixtures } = this.#options
    const { name } = test
    try {
      this.#started ??= this.#start()
      const { fake, isShared } = await this.#started
      // Nobody else uses the default world, which gets the requests that no world can claim.
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

  async #finish(test: RunningTest): Promise<void> {
    // When it fails, `begin` says so.
    await test.opening.catch(() => {})
    const { name, world, allowed } = test
    if (!world) return
    try {
      const traces = {
        world,
        sent: this.#sent,
        unclaimed: await this.#unclaimed(world),
        tokenVariable: this.#tokenVariable,
      }
      const found = await leftovers(traces, allowed)
      if (found.length > 0) throw new UncleanTestError(name, found)
    } finally {
      this.#running = undefined
      this.#sent.unwatch()
      this.#sent.retire(
        world.tokens.map(({ token }) => token),
        name,
      )
      this.#variables.restore()
      await world.close()
    }
  }

  get #current(): RunningTest {
    if (this.#running?.world) return this.#running
    throw new ExploFakeError(
      'EXPLO_FAKE_NO_TEST',
      'There is a world for each test, and no test runs.',
      'Use `world` in a test or in a beforeEach that comes after useExploFake.',
    )
  }

  get #tokenVariable(): string {
    return { ...defaultNames, ...this.#options.env }.apiToken
  }

  /**
   * The requests without an API token of any world, which the default world answers. Of a shared fake, only those that
   * this process has sent: others may be of tests in other processes.
   */
  async #unclaimed(world: World): Promise<RequestRecord[]> {
    const { fake, isShared } = await (this.#started as Promise<StartedFake>)
    const names = this.#sent.namesWithout(world.tokens.map(({ token }) => token))
    if (isShared && names.size === 0) return []
    return (await fake.requests.list()).filter(
      (request) =>
        request.visibilityGroup === null &&
        Number(request.status) >= 400 &&
        (!isShared || names.has(requestName(request))),
    )
  }

  async #start(): Promise<StartedFake> {
    const { url = process.env[fakeUrlVariable], intercept: options } = this.#options
    const fake = await this.#findFake(url)
    const isShared = url !== undefined
    if (options === undefined) return { fake, isShared, close: () => fake.close() }
    try {
      const { intercept } = await import('../engine/intercept/intercept.ts')
      const test = () => this.#running?.name
      const interception = await intercept(this.#sent.noting(fake.fetch), { ...options, test })
      return { fake, isShared, close: () => interception.restore().then(() => fake.close()) }
    } catch (error) {
      await fake.close()
      throw error
    }
  }

  async #findFake(url: string | undefined): Promise<ExploFake> {
    const { adminToken = process.env.EXPLO_FAKE_ADMIN_TOKEN, fake } = this.#options
    return url === undefined ? createExploFake(fake) : connectExploFake(url, { adminToken })
  }
}

function testsAtOnce(name: string, other: string): ExploFakeError {
  return new ExploFakeError(
    'EXPLO_FAKE_TESTS_AT_ONCE',
    `The test "${name}" began while "${other}" was running, and both would read the same environment variables.`,
    'Let the tests of a file run one after the other; files may run at the same time. For tests that must overlap, call ' +
      'createExploFake() once, and in each test give the application the apiToken of a world of its own: await explo.world().',
  )
}

import { fakeUrlVariable } from '../engine/handle/environment.ts'
import type { World } from '../engine/handle/world.ts'
import { ExploFakeError } from '../engine/input/tester-error.ts'
import { connectExploFake } from '../engine/remote/connect.ts'
import { createExploFake, type ExploFake } from '../fake.ts'
import { type Check, readChecks } from './check.ts'
import { leftovers } from './leftovers.ts'
import { type ReadTestWorldsOptions, readTestWorldsOptions, type TestWorldsOptions } from './options.ts'
import { SentRequests } from './sent-requests.ts'
import { UncleanTestError } from './unclean-test-error.ts'
import { Variables } from './variables.ts'

interface StartedFake {
  readonly fake: ExploFake
  readonly close: () => Promise<void>
}

interface RunningTest {
  readonly name: string
  readonly world: World
  readonly allowed: Set<Check>
  /** How many tests are running: itself, and those within it. */
  depth: number
}

/** What `useExploFake` gives to tests. */
export interface TestedExploFake {
  /** The world of the test that runs. @throws {ExploFakeError} Outside a test. */
  readonly world: World
  /** Lets the test that runs leave something behind. @throws {OptionError} For a check that does not exist. */
  allow(...checks: readonly Check[]): void
}

/**
 * A world for every test, for runners that have hooks; `explo-fake/vitest`, `/jest`, `/node-test` and `/tap` have done
 * that already. While a test runs, the environment variables of this process lead to its world.
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
    return this.#test.world
  }

  allow(...checks: readonly Check[]): void {
    for (const check of readChecks(checks)) this.#test.allowed.add(check)
  }

  /**
   * Opens the world of a test.
   *
   * @param name Of a test within the one that runs, whose world it shares: `<name of that test> > <its own>`.
   * @throws {FixtureError} With every mistake in the fixtures.
   * @throws {ExploFakeError} When another test runs: they would share their environment variables.
   */
  async begin(name: string): Promise<void> {
    if (this.#running) {
      if (!name.startsWith(`${this.#running.name} > `)) throw atTheSameTime(name, this.#running.name)
      this.#running.depth++
      return
    }

    const { env, fixtures } = this.#options
    this.#started ??= this.#start()
    const { fake } = await this.#started
    const world = await fake.world(fixtures === undefined ? { name } : { name, fixtures })
    this.#running = { name, world, allowed: new Set(this.#options.allow), depth: 1 }
    this.#variables.set(world.env(env))
    this.#sent.watch()
  }

  /**
   * Closes the world of the test.
   *
   * @throws {UncleanTestError} With all that it left behind.
   */
  async end(): Promise<void> {
    const test = this.#running
    // The test could not begin, and has said so.
    if (test === undefined) return
    if (--test.depth > 0) return

    const { name, world, allowed } = test
    try {
      const found = await leftovers(world, this.#sent, allowed)
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

  /** After the last test: ends the interception, and closes a fake of this process's own. */
  async close(): Promise<void> {
    const started = await this.#started?.catch(() => undefined)
    this.#started = undefined
    await started?.close()
  }

  get #test(): RunningTest {
    if (this.#running) return this.#running
    throw new ExploFakeError(
      'EXPLO_FAKE_NO_TEST',
      'There is a world for each test, and no test runs.',
      'Use `world` in a test or in a beforeEach that comes after useExploFake.',
    )
  }

  async #start(): Promise<StartedFake> {
    const fake = await this.#findFake()
    const { intercept: options } = this.#options
    if (options === undefined) return { fake, close: () => fake.close() }
    try {
      const { intercept } = await import('../engine/intercept/intercept.ts')
      const test = () => this.#running?.name
      const interception = await intercept(this.#sent.noting(fake.fetch), { ...options, test })
      return { fake, close: () => interception.restore().then(() => fake.close()) }
    } catch (error) {
      await fake.close()
      throw error
    }
  }

  async #findFake(): Promise<ExploFake> {
    const { url = process.env[fakeUrlVariable], adminToken = process.env.EXPLO_FAKE_ADMIN_TOKEN, fake } = this.#options
    return url === undefined ? createExploFake(fake) : connectExploFake(url, { adminToken })
  }
}

function atTheSameTime(name: string, other: string): ExploFakeError {
  return new ExploFakeError(
    'EXPLO_FAKE_TESTS_AT_ONCE',
    `The test "${name}" began while "${other}" was running, and both would read the same environment variables.`,
    'Let the tests of a file run one after the other; files may run at the same time.',
  )
}

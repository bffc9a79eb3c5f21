import { adminTokenVariable, fakeUrlVariable } from '../engine/handle/environment.ts'
import { FakeError } from '../engine/input/tester-error.ts'
import { type EgressAttempt, guardHosts } from '../engine/intercept/guard-egress.ts'
import type { Interception } from '../engine/intercept/intercept.ts'
import { explo } from '../explo/index.ts'
import type { RequestRecord } from '../explo/request-record.ts'
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
import { lastRequests, requestName, SentRequests } from './sent-requests.ts'
import { Variables } from './variables.ts'

interface StartedFake {
  readonly fake: ExploFake
  /** Other processes may use it, too. */
  readonly isShared: boolean
  /** What tried to reach the real Explo. */
  readonly attempts: readonly EgressAttempt[]
  readonly close: () => Promise<void>
}

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
 * afterEach(function () { return explo.end(undefined, { hasFailed: this.currentTest.state === 'failed' }) })
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
    const { urlPath: _, ...names } = { ...explo.environmentNames, ...this.#options.env }
    const other = running?.name ?? this.#variables.claim(name, Object.values(names))
    if (other !== undefined) throw testsAtOnce(name, other)

    const allowed = new Set(this.#options.allow)
    const begun: RunningTest = {
      name,
      allowed,
      hasFailed: false,
      tests: [test],
      world: undefined,
      opening: Promise.resolve(),
    }
    this.#running = begun
    begun.opening = this.#open(begun)
    return begun.opening
  }

  /**
   * Closes the world of a test. Does nothing for a test that could not begin.
   *
   * @param test What `begin` got. Default: the test that began last.
   * @param result What the runner knows of the test. Of one that failed, the last requests are printed, and in a shared
   * fake its world stays open, to be looked into.
   * @throws {UncleanTestError} With all that the test left behind.
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

  async #finish(test: RunningTest, print = printToStderr): Promise<void> {
    // When it fails, `begin` says so.
    await test.opening.catch(() => {})
    const { name, world, allowed } = test
    if (!world) return
    const { isShared, attempts } = await (this.#started as Promise<StartedFake>)
    let hasFailed = test.hasFailed
    try {
      const unclaimed = await this.#unclaimed(world)
      const egress = attempts.filter((attempt) => attempt.test === name).map(({ host }) => host)
      const { apiToken: tokenVariable } = { ...explo.environmentNames, ...this.#options.env }
      const traces = { world, sent: this.#sent, unclaimed, egress, egressCure: this.#egressCure, tokenVariable }
      const found = await leftovers(traces, allowed)
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
      // The inspector of a shared fake shows what a failed test did, until the run ends.
      if (!(hasFailed && isShared)) await world.close()
    }
  }

  get #current(): RunningTest {
    if (this.#running?.world) return this.#running
    throw new FakeError(
      'NO_TEST',
      'There is a world for each test, and no test runs.',
      'Use `world` in a test or in a beforeEach that comes after useExploFake.',
    )
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
    const { url = process.env[fakeUrlVariable] } = this.#options
    const fake = await this.#findFake(url)
    try {
      const { attempts, restore } = await this.#keepFromExplo(fake)
      const close = async () => {
        await restore()
        await fake.close()
      }
      return { fake, isShared: url !== undefined, attempts, close }
    } catch (error) {
      await fake.close()
      throw error
    }
  }

  /** The likely cause of a call to the real Explo, and the fix. */
  get #egressCure(): string {
    const { intercept, env } = this.#options
    const { url } = { ...explo.environmentNames, ...env }
    if (intercept !== undefined) return `The client goes past the interception. Let it read ${url} when it calls Explo.`
    return (
      `The code has probably read its settings on import, before the test set ${url}. Let it read ${url} when it calls Explo, ` +
      'or import it anew in each test. For code with a fixed host, give useExploFake the option "intercept: true". ' +
      'The option "guardEgress: false" lets such calls pass.'
    )
  }

  /** Makes calls of this process to the real Explo reach the fake, or fail. */
  async #keepFromExplo(fake: ExploFake): Promise<Pick<Interception, 'attempts' | 'restore'>> {
    const { intercept: options, guardEgress = true } = this.#options
    const test = () => this.#running?.name
    if (options !== undefined) {
      const { intercept } = await import('../engine/intercept/intercept.ts')
      return intercept(this.#sent.noting(fake.fetch), explo.hosts, { ...options, test })
    }
    if (!guardEgress) return { attempts: [], restore: async () => {} }
    const guard = guardHosts(explo.hosts.all, { test }, this.#egressCure)
    return { attempts: guard.attempts, restore: async () => guard.restore() }
  }

  async #findFake(url: string | undefined): Promise<ExploFake> {
    const { adminToken = process.env[adminTokenVariable], fake } = this.#options
    return url === undefined ? createExploFake(fake) : connectExploFake(url, { adminToken })
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

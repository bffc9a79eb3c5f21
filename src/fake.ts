import { join } from 'node:path'
import type { FakeHandle } from './engine/handle/fake-handle.ts'
import { createFake, type LocalFake } from './engine/handle/local-fake.ts'
import type { WorldHandle } from './engine/handle/world-handle.ts'
import { type EgressGuard, type EgressGuardOptions, guardHosts } from './engine/intercept/guard-egress.ts'
import type { FakeOptions } from './engine/options/options.ts'
import { type ConnectOptions, connectFake } from './engine/remote/connect.ts'
import { explo } from './explo/index.ts'
import type { ExploFakeOptions } from './explo/options.ts'
import type { World, WorldCreation } from './explo/world.ts'

/** A running fake, and its default world. Made by {@link createExploFake}. */
export interface ExploFake extends Omit<FakeHandle, keyof WorldHandle | 'world' | 'worlds'>, World {
  /**
   * Opens a world: a team with API tokens of its own, in which nothing of another world can be seen. The token alone picks
   * the world of a request, so the code under test changes nothing but the key that it reads from its configuration.
   *
   * @example
   * ```ts
   * await using world = await explo.world({ name: t.name })
   * startApplication({ EXPLO_API_TOKEN: world.apiToken })
   * ```
   */
  world(creation?: WorldCreation): Promise<World>

  /** Every world there is, the default one first. */
  worlds(): Promise<World[]>
}

/**
 * Starts a fake of the Explo API. Resolves when it is listening and seeded. Without the option `fixtures` there are no
 * customers, and the API tokens are `explo-test-token` and `explo-test-token-read-only`.
 *
 * @throws {OptionError} For an option that does not exist, or a value that cannot be.
 * @throws {FixtureError} With every mistake in the fixtures.
 * @throws {PortInUseError} Saying who holds the port.
 * @example
 * ```ts
 * const explo = await createExploFake({ fixtures: './fixtures/acme.json' })
 * ```
 */
export async function createExploFake(options: ExploFakeOptions = {}): Promise<ExploFake> {
  return createLocalFake(options)
}

/** A fake in this process, with members for the command and the shadow. */
export type LocalExploFake = ExploFake & LocalFake

/** The same for the command, which can do more with it. */
export async function createLocalFake(options: FakeOptions): Promise<LocalExploFake> {
  return (await createFake(explo, options, () => join(import.meta.dirname, 'inspector'))) as LocalExploFake
}

/**
 * Makes every attempt of this process to reach the real Explo fail, with an error that names the test: `api.explo.co`,
 * everything else under `explo.co`, and `embeddo.herokuapp.com`. It works below the HTTP libraries, on connections and on
 * the names that TLS asks for, so it covers all of them. It covers neither child processes nor worker threads, which have
 * to guard themselves, nor plain HTTP through a proxy.
 *
 * @throws {OptionError} For an option that does not exist, or a value that cannot be.
 * @example
 * ```ts
 * const guard = guardEgress({ test: () => expect.getState().currentTestName })
 * ```
 */
export function guardEgress(options: EgressGuardOptions = {}): EgressGuard {
  return guardHosts(explo.hosts.all, options)
}

/**
 * A fake that runs elsewhere, with the interface of one in this process.
 *
 * @param url Where it listens.
 * @throws {ExploFakeError} When there is none, or it does not accept the token, or its certificate is not trusted.
 * @example
 * ```ts
 * const explo = await connectExploFake('http://127.0.0.1:4747')
 * const world = await explo.world({ name: 'worker 7' })
 * ```
 */
export async function connectExploFake(url: string | URL, options: ConnectOptions = {}): Promise<ExploFake> {
  return (await connectFake(explo, url, options)) as ExploFake
}

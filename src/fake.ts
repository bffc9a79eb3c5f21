import { join } from 'node:path'
import type { FakeHandle } from './engine/handle/fake-handle.ts'
import { createFake, type LocalFake } from './engine/handle/local-fake.ts'
import type { WorldHandle } from './engine/handle/world-handle.ts'
import { type EgressGuard, type EgressGuardOptions, guardHosts } from './engine/intercept/guard-egress.ts'
import type { Interception, InterceptOptions } from './engine/intercept/intercept.ts'
import type { FakeOptions } from './engine/options/options.ts'
import { type ConnectOptions, connectFake } from './engine/remote/connect.ts'
import { explo } from './explo/index.ts'
import type { ExploFakeOptions } from './explo/options.ts'
import type { World, WorldCreation } from './explo/world.ts'

/** A running fake and its default world. See {@link createExploFake}. */
export interface ExploFake
  extends Omit<FakeHandle, keyof WorldHandle | 'fetch' | 'intercept' | 'world' | 'worlds'>,
    World {
  /**
   * Answers like the global `fetch`, without a network. Only path, method, headers and body matter. Use it in tests, or pass
   * it to code that takes a `fetch`.
   *
   * @example
   * ```ts
   * const reply = await explo.fetch('https://api.explo.co/api/create_user_group/', { method: 'POST', headers, body })
   * ```
   */
  readonly fetch: typeof globalThis.fetch

  /**
   * Sends requests of this process for `https://api.explo.co` and Explo's older host to this fake, until
   * {@link Interception.restore}. Use it for code with a hard-wired host. It covers the global `fetch`, `node:http` and
   * `node:https` with all clients that use them (axios, got, ky, node-fetch, superagent), and the global dispatcher of the
   * package `undici`. Other requests to Explo are refused, as by {@link guardEgress}. After the fake is closed, connections
   * are refused. As in `fetch`, a GET loses its body.
   *
   * Needs the package `@mswjs/interceptors`.
   *
   * @throws {ExploFakeError} When that package is missing, when another fake already intercepts, or when a test call shows
   * that a client of this process is not intercepted.
   * @example
   * ```ts
   * const interception = await explo.intercept()
   * after(() => interception.restore())
   * ```
   */
  intercept(options?: InterceptOptions): Promise<Interception>

  /**
   * Opens a world: a team with its own API tokens, which shares nothing with other worlds. The API token alone selects the
   * world of a request, so the code under test only needs another key in its configuration.
   *
   * @example
   * ```ts
   * await using world = await explo.world({ name: t.name })
   * startApplication({ EXPLO_API_TOKEN: world.apiToken })
   * ```
   */
  world(creation?: WorldCreation): Promise<World>

  /** The open worlds, the default one first. */
  worlds(): Promise<World[]>
}

/**
 * Starts a fake of the Explo API. Resolves when it is seeded and listening. Without the option `fixtures` there are no
 * customers, and the API tokens are `explo-test-token` and `explo-test-token-read-only`.
 *
 * @throws {OptionError} For an unknown option or an invalid value.
 * @throws {FixtureError} With every mistake in the fixtures.
 * @throws {PortInUseError} With the program that uses the port.
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

/** {@link createExploFake} for the command. */
export async function createLocalFake(options: FakeOptions): Promise<LocalExploFake> {
  return (await createFake(explo, options, () => join(import.meta.dirname, 'inspector'))) as LocalExploFake
}

/**
 * Makes every attempt of this process to reach the real Explo fail, with an error that names the test: `api.explo.co`, every
 * other host under `explo.co`, and `embeddo.herokuapp.com`. It checks connections and the server names of TLS, so it covers
 * every HTTP library. It does not cover plain HTTP through a proxy, child processes or worker threads; call it in each of
 * these.
 *
 * @throws {OptionError} For an unknown option or an invalid value.
 * @example
 * ```ts
 * const guard = guardEgress({ test: () => expect.getState().currentTestName })
 * ```
 */
export function guardEgress(options: EgressGuardOptions = {}): EgressGuard {
  return guardHosts(explo.hosts.all, options)
}

/**
 * Connects to a fake in another process. The handle has the interface of a fake in this process.
 *
 * @param url The URL of the fake.
 * @throws {ExploFakeError} When no fake answers there, when it refuses the admin token, or when its certificate is not
 * trusted.
 * @example
 * ```ts
 * const explo = await connectExploFake('http://127.0.0.1:4747')
 * const world = await explo.world({ name: 'worker 7' })
 * ```
 */
export async function connectExploFake(url: string | URL, options: ConnectOptions = {}): Promise<ExploFake> {
  return (await connectFake(explo, url, options)) as ExploFake
}

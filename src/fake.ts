import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import defaultFixture from '../fixtures/default.json' with { type: 'json' }
import type { OpenApiDocument } from './engine/catalogue.ts'
import { keepCoverage } from './engine/coverage/coverage-file.ts'
import type { FakeApp } from './engine/handle/fake-app.ts'
import type { World } from './engine/handle/world.ts'
import { openWorld, type WorldCreation } from './engine/handle/world-creation.ts'
import { buildApp } from './engine/http/app.ts'
import { ExploFakeError } from './engine/input/tester-error.ts'
import type { Interception, InterceptOptions } from './engine/intercept/intercept.ts'
import { chooseAssumptions } from './engine/options/choose-assumptions.ts'
import type { ExploFakeOptions } from './engine/options/options.ts'
import { readChoices } from './engine/options/read-assumptions.ts'
import { type ResolvedOptions, resolveOptions } from './engine/options/resolve-options.ts'
import { fetchWithoutSocket } from './engine/transport/fetch.ts'
import { listen, urlHost } from './engine/transport/listen.ts'
import type { Tls } from './engine/transport/tls/tls.ts'
import type { TrustFile } from './engine/transport/tls/trust-file.ts'
import { LocalWorld } from './engine/world/local-world.ts'
import { Worlds } from './engine/world/worlds.ts'
import { type Draft, draftOf } from './explo/fixture/draft.ts'
import { readFixtures } from './explo/fixture/read.ts'
import type { Fixture } from './explo/fixture/schemas.ts'
import { explo } from './explo/index.ts'

/** A running fake, and its default world. Made by {@link createExploFake}. */
export interface ExploFake extends World {
  /**
   * Where to point the application under test, without a trailing slash.
   *
   * @throws {ExploFakeError} When the fake was created with `listen: false`.
   * @example 'http://127.0.0.1:49152'
   */
  readonly url: string

  /** The port that it listens on. @throws {ExploFakeError} When the fake was created with `listen: false`. */
  readonly port: number

  /** The certificate that clients must trust, in PEM: of a fake that made it (`tls: 'self-signed'`), or as given to connect. */
  readonly ca: string | undefined

  /** The Fastify instance that answers, as far as a fake supports it. */
  readonly app: FakeApp

  /** What control calls must send as `Authorization: Bearer …`; undefined when they need nothing. */
  readonly adminToken: string | undefined

  /**
   * Answers like the global `fetch`, without a network: only path, method, headers and body matter. Hand it to code that
   * takes a `fetch`, or use it in tests.
   *
   * @example
   * ```ts
   * const reply = await explo.fetch('https://api.explo.co/api/create_user_group/', { method: 'POST', headers, body })
   * ```
   */
  readonly fetch: typeof globalThis.fetch

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

  /**
   * For code that has the host hard-wired: sends what this process asks `https://api.explo.co` and Explo's legacy host for
   * to this fake, until {@link Interception.restore}. It takes the global `fetch`, `node:http` and `node:https` with all
   * that stand on them (axios, got, ky, node-fetch, superagent), and the global dispatcher of the package `undici`. What
   * goes past it is refused, as by {@link guardEgress}. A closed fake answers as a server that is gone. A GET loses its
   * body, as in `fetch`.
   *
   * Needs the package `@mswjs/interceptors`.
   *
   * @throws {ExploFakeError} When that package is missing, when a fake intercepts already, or when a client of this
   * process proves not to be intercepted, which is tried before anything else is sent.
   * @example
   * ```ts
   * const interception = await explo.intercept()
   * after(() => interception.restore())
   * ```
   */
  intercept(options?: InterceptOptions): Promise<Interception>

  /**
   * Answers what is under way, then stops. Who has not finished sending a request, or not got an answer, within three
   * seconds is cut off. Closing twice is closing once.
   */
  close(): Promise<void>
}

/** Not checked: that took longer than all the rest of starting, and its test says that it is right. */
const defaultDraft = draftOf(defaultFixture as Fixture, 'fixtures/default.json')

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

/** The same for the command, which can do more with it. */
export async function createLocalFake(options: ExploFakeOptions): Promise<LocalExploFake> {
  const sources = options?.assumptions
  const decisions = sources === undefined ? undefined : chooseAssumptions(explo, await readChoices(explo, sources))
  const resolved = resolveOptions(options, explo, decisions)
  const drafts =
    options.fixtures === undefined ? [defaultDraft] : await readFixtures(options.fixtures, 'options.fixtures')

  const { listen, tls, host } = resolved
  const secured = listen && tls ? (await import('./engine/transport/tls/tls.ts')).resolveTls(tls, host) : undefined
  const fake = new LocalExploFake(drafts, resolved, secured)
  await fake.start()
  return fake
}

/** A fake in this process: its default world, and the server that answers for it. */
export class LocalExploFake extends LocalWorld implements ExploFake {
  readonly app: FastifyInstance
  readonly fetch: typeof globalThis.fetch
  readonly ca: string | undefined
  readonly #options: ResolvedOptions
  readonly #worlds: Worlds
  #trustFile: TrustFile | undefined
  #isReady = false
  #writeCoverage: (() => void) | undefined

  constructor(drafts: readonly Draft[], options: ResolvedOptions, tls: Tls | undefined) {
    const worlds = new Worlds(drafts, options.settings, () => ({ url: this.url, caFile: this.#trustFile?.path }))
    super(worlds.forDefault())
    this.#options = options
    this.#worlds = worlds
    const { coverage, settings } = options
    this.#writeCoverage = coverage === undefined ? undefined : keepCoverage(coverage, settings.outcomes)
    this.app = buildApp({
      service: explo,
      worlds,
      isReady: () => this.#isReady,
      openWorld: (creation) => openWorld(creation, worlds),
      adminToken: options.adminToken,
      caFile: () => this.#trustFile?.path,
      inspectorFolder: () => join(import.meta.dirname, 'inspector'),
      logger: options.logger,
      tls,
    })
    this.ca = tls?.ca
    this.fetch = fetchWithoutSocket(this.app, settings.dialect)
  }

  get adminToken(): string | undefined {
    return this.#options.adminToken
  }

  get url(): string {
    const { tls, host } = this.#options
    return `${tls ? 'https' : 'http'}://${urlHost(host)}:${this.port}`
  }

  get port(): number {
    const address = this.app.server.address()
    if (address !== null) return (address as AddressInfo).port

    throw new ExploFakeError(
      'EXPLO_FAKE_NOT_LISTENING',
      'This fake has no socket, so it has neither url nor port.',
      'Use `fetch`, or create it without `listen: false`, or do not use it after `close`.',
    )
  }

  async start(): Promise<void> {
    const { listen: isSocketWanted, host, port } = this.#options
    if (this.ca !== undefined)
      this.#trustFile = await (await import('./engine/transport/tls/trust-file.ts')).TrustFile.write(this.ca)
    if (isSocketWanted) await this.#listen(host, port)
    else await this.app.ready()
    this.#isReady = true
  }

  async #listen(host: string, port: number): Promise<void> {
    try {
      await listen(this.app, host, port)
    } catch (error) {
      await this.close()
      throw error
    }
  }

  /** Reads files of fixtures anew, for resets and new worlds. What is stored stays, with what is new in them. @throws {FixtureError} */
  async reload(files: readonly string[]): Promise<void> {
    this.#worlds.beginWith(await readFixtures(files, 'options.fixtures'))
  }

  override async openApi(serverUrl = this.#options.listen ? this.url : '/'): Promise<OpenApiDocument> {
    return super.openApi(serverUrl)
  }

  async world(creation: WorldCreation = {}): Promise<World> {
    return openWorld(creation, this.#worlds)
  }

  async worlds(): Promise<LocalWorld[]> {
    return this.#worlds.list()
  }

  async intercept(options?: InterceptOptions): Promise<Interception> {
    const { intercept } = await import('./engine/intercept/intercept.ts')
    return intercept(this.fetch, options)
  }

  override async close(): Promise<void> {
    this.#isReady = false
    this.end()
    await this.app.close()
    await this.#trustFile?.remove()
    // Last, because it throws when the folder cannot be written.
    const writeCoverage = this.#writeCoverage
    this.#writeCoverage = undefined
    writeCoverage?.()
  }
}

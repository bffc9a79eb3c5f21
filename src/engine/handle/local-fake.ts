import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { OpenApiDocument } from '../api-reports.ts'
import { keepCoverage } from '../coverage/coverage-file.ts'
import { buildApp } from '../http/app.ts'
import { draftOf, readDrafts } from '../input/read-fixture.ts'
import { FakeError } from '../input/tester-error.ts'
import type { Interception, InterceptOptions } from '../intercept/intercept.ts'
import { chooseAssumptions, readChoices } from '../options/assumptions.ts'
import type { FakeOptions } from '../options/options.ts'
import { resolveOptions, type Settings } from '../options/resolve-options.ts'
import type { Probe } from '../probe/probe.ts'
import type { Service } from '../service.ts'
import type { Draft } from '../store.ts'
import { fetchWithoutSocket } from '../transport/fetch.ts'
import { listen, urlHost } from '../transport/listen.ts'
import type { Tls, TrustFile } from '../transport/tls/tls.ts'
import { Worlds } from '../world/worlds.ts'
import type { FakeHandle, WorldCreation } from './fake-handle.ts'
import { LocalWorld, openWorld } from './local-world.ts'

interface FakeParts {
  readonly drafts: readonly Draft[]
  readonly settings: Settings
  readonly tls: Tls | undefined
  /** The folder of the inspector page. */
  readonly inspectorFolder: () => string
}

/** A fake in this process: its default world, and the server that answers for it. */
export class LocalFake extends LocalWorld implements FakeHandle {
  readonly app: FastifyInstance
  readonly fetch: typeof globalThis.fetch
  readonly ca: string | undefined
  /** The worlds, for a shadow run. */
  readonly registry: Worlds
  #trustFile: TrustFile | undefined
  #isReady = false
  #writeCoverage: (() => void) | undefined

  constructor({ drafts, settings, tls, inspectorFolder }: FakeParts) {
    const worlds = new Worlds(drafts, settings, () => ({ url: this.url, caFile: this.#trustFile?.path }))
    super(worlds.default)
    this.registry = worlds
    const { service, adminToken, coverage, logger, dialect } = settings
    this.#writeCoverage = coverage === undefined ? undefined : keepCoverage(coverage, settings.outcomes)
    this.app = buildApp({
      service,
      worlds,
      isReady: () => this.#isReady,
      adminToken,
      caFile: () => this.#trustFile?.path,
      inspectorFolder,
      logger,
      tls,
    })
    this.ca = tls?.ca
    this.fetch = fetchWithoutSocket(this.app, dialect)
  }

  get adminToken(): string | undefined {
    return this.registry.settings.adminToken
  }

  get url(): string {
    const { tls, host } = this.registry.settings
    return `${tls ? 'https' : 'http'}://${urlHost(host)}:${this.port}`
  }

  get port(): number {
    const address = this.app.server.address()
    if (address !== null) return (address as AddressInfo).port

    throw new FakeError(
      'NOT_LISTENING',
      'This fake has no socket, so it has neither url nor port.',
      'Use `fetch`, or create it without `listen: false`, or do not use it after `close`.',
    )
  }

  async start(): Promise<void> {
    const { listen: isSocketWanted, host, port } = this.registry.settings
    if (this.ca !== undefined) this.#trustFile = await (await import('../transport/tls/tls.ts')).writeTrustFile(this.ca)
    if (isSocketWanted) await listen(this.app, host, port)
    else await this.app.ready()
    this.#isReady = true
  }

  /** Reads fixtures again. Keeps the stored data, and adds the changes of the fixtures. @throws {FixtureError} */
  async reload(files: readonly string[]): Promise<void> {
    this.registry.beginWith(await readDrafts(this.registry.settings.service.fixture, files, 'options.fixtures'))
  }

  override async openApi(serverUrl = this.registry.settings.listen ? this.url : '/'): Promise<OpenApiDocument> {
    return super.openApi(serverUrl)
  }

  async world(creation: WorldCreation = {}): Promise<LocalWorld> {
    return new LocalWorld(await openWorld(creation, this.registry))
  }

  async worlds(): Promise<LocalWorld[]> {
    const { default: own } = this.registry
    return this.registry.list().map((world) => (world === own ? this : new LocalWorld(world)))
  }

  async intercept(options?: InterceptOptions): Promise<Interception> {
    const { intercept } = await import('../intercept/intercept.ts')
    return intercept(this.fetch, this.registry.settings.service.hosts, options)
  }

  override async close(): Promise<void> {
    this.#isReady = false
    await super.close()
    await this.app.close()
    await this.#trustFile?.remove()
    // Last, because it throws when the folder is not writable.
    const writeCoverage = this.#writeCoverage
    this.#writeCoverage = undefined
    writeCoverage?.()
  }
}

/**
 * Starts a fake of a service. Resolves when it is seeded and listening.
 *
 * @param inspectorFolder The folder of the inspector page.
 * @throws {OptionError} For an unknown option or an invalid value.
 * @throws {FixtureError} With every mistake in the fixtures.
 * @throws {PortInUseError} With the program that uses the port.
 */
export async function createFake(
  service: Service,
  options: FakeOptions,
  inspectorFolder: () => string,
): Promise<LocalFake> {
  const decisions = chooseAssumptions(service, await readChoices(service, options?.assumptions ?? []))
  const settings = resolveOptions(options, service, decisions)
  const { fixtures } = options
  const drafts =
    fixtures === undefined
      ? [draftOf(service.fixture, service.fixture.default, 'the default fixture')]
      : await readDrafts(service.fixture, fixtures, 'options.fixtures')

  const { listen, tls: option, host, probe } = settings
  const tls =
    listen && option ? (await import('../transport/tls/tls.ts')).resolveTls(option, host, service.hosts) : undefined
  const varied = probe ? await probed(probe, settings) : settings
  const fake = new LocalFake({ drafts, settings: varied, tls, inspectorFolder })
  try {
    await fake.start()
    return fake
  } catch (error) {
    await fake.close()
    throw error
  }
}

async function probed(probe: Probe, settings: Settings): Promise<Settings> {
  const { applyProbe } = await import('../probe/apply-probe.ts')
  return applyProbe(probe, settings, (line) => process.stderr.write(line))
}

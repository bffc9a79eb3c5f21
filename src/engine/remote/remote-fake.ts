import type { FakeApp, FakeHandle, WorldCreation } from '../handle/fake-handle.ts'
import type { WorldHandle } from '../handle/world-handle.ts'
import { readDrafts } from '../input/read-fixture.ts'
import { FakeError } from '../input/tester-error.ts'
import type { Interception, InterceptOptions } from '../intercept/intercept.ts'
import { product } from '../product.ts'
import type { Service } from '../service.ts'
import type { ControlClient } from './control-client.ts'
import { RemoteWorld, type WorldReport } from './remote-world.ts'

/** A fake in another process, and one of its worlds. */
export class RemoteFake extends RemoteWorld implements FakeHandle {
  readonly url: string
  readonly port: number
  readonly adminToken: string | undefined
  readonly ca: string | undefined
  readonly fetch: typeof globalThis.fetch
  readonly #service: Service
  readonly #client: ControlClient
  readonly #opened = new Set<WorldHandle>()

  constructor(service: Service, client: ControlClient, report: WorldReport, ca: string | undefined) {
    super(service, client, report)
    const { protocol, port } = new URL(client.url)
    this.#service = service
    this.#client = client
    this.url = client.url
    this.port = Number(port || (protocol === 'https:' ? 443 : 80))
    this.adminToken = client.adminToken
    this.ca = ca
    this.fetch = (input, init) => {
      const request = new Request(input, init)
      const { pathname, search } = new URL(request.url)
      return client.fetch(new Request(client.url + pathname + search, request))
    }
  }

  get app(): FakeApp {
    throw new FakeError(
      'REMOTE',
      'The Fastify instance of this fake is in another process.',
      `Use \`fetch\` or \`url\`, or create the fake in this process with \`create${product.className}\`.`,
    )
  }

  async world(creation: WorldCreation = {}): Promise<WorldHandle> {
    const { fixtures, from, ...rest } = creation
    const drafts = fixtures === undefined ? undefined : await readDrafts(this.#service.fixture, fixtures, 'fixtures')
    const report = await this.#client.send<WorldReport>('POST', '/worlds', {
      ...rest,
      fixtures: drafts?.map(({ fixture }) => fixture),
      from: typeof from === 'object' ? from.id : from,
    })
    const world = new RemoteWorld(this.#service, this.#client, report, () => this.#opened.delete(world))
    this.#opened.add(world)
    return world
  }

  async worlds(): Promise<WorldHandle[]> {
    const { worlds } = await this.#client.send<{ worlds: WorldReport[] }>('GET', '/worlds')
    return worlds.map((report) => new RemoteWorld(this.#service, this.#client, report))
  }

  async intercept(options?: InterceptOptions): Promise<Interception> {
    const { intercept } = await import('../intercept/intercept.ts')
    return intercept(this.fetch, this.#service.hosts, options)
  }

  /** Closes the worlds that were opened through this handle. The fake itself keeps running, because others may use it. */
  override async close(): Promise<void> {
    await Promise.all([...this.#opened].map((world) => world.close()))
  }
}

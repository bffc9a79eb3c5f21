import { readFixtures } from '../../explo/fixture/read.ts'
import type { ExploFake } from '../../fake.ts'
import type { FakeApp } from '../handle/fake-app.ts'
import type { World } from '../handle/world.ts'
import type { WorldCreation } from '../handle/world-creation.ts'
import { checkObject } from '../input/check-object.ts'
import { shown } from '../input/shown.ts'
import { ExploFakeError, OptionError } from '../input/tester-error.ts'
import type { Interception, InterceptOptions } from '../intercept/intercept.ts'
import { ControlClient } from './control-client.ts'
import { fetchTrusting } from './fetch-trusting.ts'
import { RemoteWorld, type WorldReport } from './remote-world.ts'

/** How to reach a fake in another process. */
export interface ConnectOptions {
  /** What the fake was started with, or printed: it needs one beyond loopback. */
  readonly adminToken?: string | undefined
  /**
   * The API token of the world that the handle is to be. Where unknown tokens open worlds, a new one opens a world of your
   * own.
   *
   * @default the default world
   */
  readonly apiToken?: string | undefined
  /**
   * The certificate to trust, in PEM, where the fake has made one itself: `ca` of its handle, or the text of the file that
   * it prints.
   *
   * @default what this process trusts: the authorities that Node knows, and `NODE_EXTRA_CA_CERTS`
   */
  readonly ca?: string | Uint8Array | undefined
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
  checkObject(
    options,
    ['adminToken', 'apiToken', 'ca'],
    'The options of a connection',
    (name) => `There is no option "${name}".`,
  )
  const { adminToken, apiToken } = options
  const ca = readCertificate(options.ca)
  const client = new ControlClient(readUrl(url), adminToken, ca === undefined ? usualFetch : fetchTrusting(ca))
  const report = await client.send<WorldReport>('GET', '/world', undefined, apiToken)
  await client.findCertificate()
  return new RemoteExploFake(client, report, ca)
}

/** The one of the moment, which may be another than when this module was loaded. */
const usualFetch: typeof globalThis.fetch = (...call) => globalThis.fetch(...call)

function readCertificate(ca: ConnectOptions['ca']): string | undefined {
  const isText = typeof ca === 'string' || ca instanceof Uint8Array
  const pem = isText ? Buffer.from(ca).toString() : undefined
  if (ca === undefined || pem?.includes('-----BEGIN CERTIFICATE-----')) return pem
  throw new OptionError(
    `The option "ca" cannot be ${shown(ca)}.`,
    'Give a certificate in PEM, not the path of its file.',
  )
}

function readUrl(url: string | URL): string {
  if (URL.canParse(String(url)) && /^https?:$/.test(new URL(url).protocol)) return new URL(url).href.replace(/\/+$/, '')
  throw new OptionError(`The URL of a fake cannot be ${shown(url)}.`, 'Give for example "http://127.0.0.1:4747".')
}

/** A fake in another process: the world that was asked for, and the way to others. */
class RemoteExploFake extends RemoteWorld implements ExploFake {
  readonly url: string
  readonly port: number
  readonly adminToken: string | undefined
  readonly ca: string | undefined
  readonly fetch: typeof globalThis.fetch
  readonly #client: ControlClient
  readonly #opened: World[] = []

  constructor(client: ControlClient, report: WorldReport, ca: string | undefined) {
    super(client, report)
    const { protocol, port } = new URL(client.url)
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
    throw new ExploFakeError(
      'EXPLO_FAKE_REMOTE',
      'The Fastify instance of this fake is in another process.',
      'Use `fetch` or `url`, or create the fake in this process with `createExploFake`.',
    )
  }

  async world(creation: WorldCreation = {}): Promise<World> {
    const { fixtures, from, ...rest } = creation
    const drafts = fixtures === undefined ? undefined : await readFixtures(fixtures, 'fixtures')
    const report = await this.#client.send<WorldReport>('POST', '/worlds', {
      ...rest,
      fixtures: drafts?.map(({ fixture }) => fixture),
      from: typeof from === 'object' ? from.id : from,
    })
    const world = new RemoteWorld(this.#client, report)
    this.#opened.push(world)
    return world
  }

  async worlds(): Promise<World[]> {
    const { worlds } = await this.#client.send<{ worlds: WorldReport[] }>('GET', '/worlds')
    return worlds.map((report) => new RemoteWorld(this.#client, report))
  }

  async intercept(options?: InterceptOptions): Promise<Interception> {
    const { intercept } = await import('../intercept/intercept.ts')
    return intercept(this.fetch, options)
  }

  /** Closes the worlds that were opened through this handle. The fake itself goes on: others may use it. */
  override async close(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map((world) => world.close()))
  }
}

import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { FakeHandle } from '../handle/fake-handle.ts'
import { checkObject, shown } from '../input/check-input.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Service } from '../service.ts'
import type { Answer } from '../transport/dispatch.ts'
import { fetchBy } from '../transport/fetch.ts'
import { web } from '../transport/web.ts'
import { ControlClient } from './control-client.ts'
import type { WorldReport } from './remote-world.ts'

/** How to reach a fake in another process. */
export interface ConnectOptions {
  /** The admin token of the fake. A fake that listens beyond loopback has one, and prints it. */
  readonly adminToken?: string | undefined
  /**
   * The API token of the world for the handle. If unknown tokens open worlds, a new token opens a world of your own.
   *
   * @default the default world
   */
  readonly apiToken?: string | undefined
  /**
   * The certificate of a self-signed fake, in PEM: `ca` of its handle, or the text of the file that it prints.
   *
   * @default the authorities that this process trusts: those of Node and `NODE_EXTRA_CA_CERTS`
   */
  readonly ca?: string | Uint8Array | undefined
}

/** The handle of a fake in another process. @throws {FakeError} When there is no fake, or it refuses this process. */
export async function connectFake(service: Service, url: string | URL, options: ConnectOptions): Promise<FakeHandle> {
  const known = ['adminToken', 'apiToken', 'ca']
  checkObject(options, known, 'The options of a connection', (name) => `There is no option "${name}".`)
  const { adminToken, apiToken } = options
  const ca = readCertificate(options.ca)
  const fetch = ca === undefined ? usualFetch : fetchTrusting(ca)
  const client = new ControlClient(readUrl(url), adminToken, fetch, service.credentialsHeader)
  const report = await client.send<WorldReport>('GET', '/world', undefined, apiToken)
  await client.findCertificate()
  // Loaded here, because most processes that load the package connect to no fake.
  const { RemoteFake } = await import('./remote-fake.ts')
  return new RemoteFake(service, client, report, ca)
}

/** Looks `fetch` up in each call, because a test may replace it. */
const usualFetch: typeof globalThis.fetch = (...call) => web().fetch(...call)

function readCertificate(ca: ConnectOptions['ca']): string | undefined {
  const isText = typeof ca === 'string' || ca instanceof Uint8Array
  const pem = isText ? Buffer.from(ca).toString() : undefined
  if (ca === undefined || pem?.includes('-----BEGIN CERTIFICATE-----')) return pem
  const cure = 'Give a certificate in PEM, not the path of its file.'
  throw new OptionError(`The option "ca" cannot be ${shown(ca)}.`, cure)
}

function readUrl(url: string | URL): string {
  if (URL.canParse(String(url)) && /^https?:$/.test(new URL(url).protocol))
    return new URL(url).href.replace(/(?<!\/)\/+$/, '')
  throw new OptionError(`The URL of a fake cannot be ${shown(url)}.`, 'Give for example "http://127.0.0.1:4747".')
}

/** A `fetch` that trusts a certificate. The global one reads further certificates only when the process starts. */
function fetchTrusting(ca: string): typeof globalThis.fetch {
  return fetchBy(async ({ url, method, headers, body }, signal) => {
    const { request } = await import('node:https')
    const sent = request(url, { method, headers, ca, ...(signal && { signal }) })
    // So that an error after the head of the answer does not crash the process.
    sent.on('error', () => {})
    sent.end(body)
    const [reply] = await once(sent, 'response')
    return { status: reply.statusCode, headers: reply.headers, body: Readable.toWeb(reply) as Answer['body'] }
  })
}

import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { FakeError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import { web } from './web.ts'

/** Another program, or another fake, listens on the port. */
export class PortInUseError extends FakeError {
  override readonly name = 'PortInUseError'

  constructor(host: string, port: number, holder: string) {
    super(
      'PORT_IN_USE',
      `Port ${port} on ${host} is in use by ${holder}.`,
      'Stop that process, or choose another port; port 0 takes any free one.',
    )
  }
}

/** Starts to listen. @throws {PortInUseError} @throws {FakeError} When the address cannot be listened on. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await (host === 'localhost' || host === '127.0.0.1' ? listenOnLoopback(app, port) : app.listen({ host, port }))
  } catch (error) {
    const { code, message, address = host } = error as NodeJS.ErrnoException & { address?: string }
    if (code === 'EADDRINUSE') throw new PortInUseError(address, port, await holderOf(address, port))
    throw new FakeError(
      'LISTEN',
      `Cannot listen on ${host}, port ${port}: ${message}.`,
      'Choose an address of this machine, and a port that this user may open.',
      { cause: error },
    )
  }
}

/** Also listens on ::1, which many clients try first for `localhost`: another program there would answer them. */
async function listenOnLoopback(app: FastifyInstance, port: number): Promise<void> {
  const twin = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => app.server.emit('connection', socket))
  let isTwinClosed: Promise<unknown>
  app.addHook('preClose', (done) => {
    isTwinClosed = new Promise((resolve) => twin.close(resolve))
    app.server.closeIdleConnections()
    done()
  })
  app.addHook('onClose', async () => {
    await isTwinClosed
  })

  await app.listen({ host: '127.0.0.1', port })
  twin.listen({ host: '::1', port: (app.server.address() as AddressInfo).port })
  try {
    await once(twin, 'listening')
  } catch (error) {
    // Without IPv6, no client connects to ::1. Clients know a random port only from the URL, which has 127.0.0.1.
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE' && port !== 0) throw error
  }
}

/** How long to wait for the answer of a fake on a busy machine. */
const patienceMs = 2000

async function holderOf(host: string, port: number): Promise<string> {
  const fake = await fakeAt(`http://${urlHost(host)}:${port}`, patienceMs)
  return fake ? `another ${product.name} (version ${fake.version}, process ${fake.pid})` : 'another program'
}

/** The fake that answers at a URL in time; undefined when there is none. */
export async function fakeAt(url: string, patienceMs: number): Promise<{ version: unknown; pid: unknown } | undefined> {
  const { fetch, AbortSignal } = web()
  try {
    const reply = await fetch(`${url}/__admin/version`, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    const { name, version, pid } = (await reply.json()) as Record<string, unknown>
    return name === product.name ? { version, pid } : undefined
  } catch {
    // It does not answer, or not in HTTP and JSON.
    return undefined
  }
}

/** The host of a URL for an address to listen on. */
export function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

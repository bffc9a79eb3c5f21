import { randomUUID } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import { FakeError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import { urlOf } from '../transport/fetch.ts'
import type { Answerer } from './answerer.ts'
import { installLine } from './node-http.ts'
import type { Undici } from './undici.ts'

/** A request that shows whether a client is intercepted. A guard must keep it from the network. */
export class Canary {
  readonly #path = `/${product.name}-canary/${randomUUID()}`

  /** An answerer that answers the canary itself, and passes other requests on. */
  before(answerer: Answerer): Answerer {
    return async (...args) => (urlOf(args[0])?.pathname === this.#path ? new Response(this.#path) : answerer(...args))
  }

  /** @param host An intercepted host. @throws {NotInterceptedError} When a client did not get its answer. */
  async sendThrough(clients: ReadonlyMap<string, Client>, host: string): Promise<void> {
    const url = `https://${host}${this.#path}`
    await Promise.all(
      [...clients].map(async ([name, client]) => {
        const answer = await client(url, AbortSignal.timeout(5_000)).catch((cause) => {
          throw new NotInterceptedError(name, 'it was on its way to the network, and has been stopped', { cause })
        })
        if (answer !== this.#path) throw new NotInterceptedError(name, 'something else answered it')
      }),
    )
  }
}

/** Gets the text at a URL. */
export type Client = (url: string, signal: AbortSignal) => Promise<string>

/** The clients of this process that can be intercepted. */
export function clientsPresent(undici: Undici | undefined): Map<string, Client> {
  const clients = new Map<string, Client>([
    ['fetch', async (url, signal) => (await fetch(url, { signal })).text()],
    ['node:http', (url, signal) => getText(http, url.replace('https:', 'http:'), signal)],
    ['node:https', (url, signal) => getText(https, url, signal)],
  ])
  if (undici) clients.set('undici', async (url, signal) => (await undici.request(url, { signal })).body.text())
  return clients
}

function getText({ get }: typeof http | typeof https, url: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { signal }, (reply) => resolve(text(reply))).on('error', reject)
  })
}

/** A client of this process cannot be intercepted, so nothing is. */
export class NotInterceptedError extends FakeError {
  override readonly name = 'NotInterceptedError'

  constructor(client: string, reason: string, options?: ErrorOptions) {
    super(
      'NOT_INTERCEPTED',
      `${product.handleName}.intercept() does not work on this Node ${process.version}: it sent itself a request by ${client}, but ${reason}.`,
      `End other interceptors (MSW, nock) first; install the version that is tested, ${installLine}; or use the \`url\` of the fake.`,
      options,
    )
  }
}

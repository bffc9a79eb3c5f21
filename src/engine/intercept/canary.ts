import { randomUUID } from 'node:crypto'
import { product } from '../product.ts'
import { urlOf } from '../transport/url-of.ts'
import type { Answerer } from './answerer.ts'
import type { Client } from './clients.ts'
import { NotInterceptedError } from './not-intercepted-error.ts'

/** A request that shows whether a client is intercepted. It must not be able to reach the network. */
export class Canary {
  readonly #path = `/${product.name}-canary/${randomUUID()}`

  /** An answerer that answers the canary, so that the one behind it never sees it. */
  before(answerer: Answerer): Answerer {
    return async (...args) => (urlOf(args[0])?.pathname === this.#path ? new Response(this.#path) : answerer(...args))
  }

  /** @param host One that is intercepted. @throws {NotInterceptedError} When it did not come back from one of the clients. */
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

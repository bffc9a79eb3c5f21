import type { Requests } from '../handle/world.ts'
import type { LateRequest } from '../journal/late-request.ts'
import { checkRequestFilter, type RequestFilter } from '../journal/request-filter.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import type { WaitExpectation } from '../verify/expectation.ts'
import { queryOf } from './query-of.ts'
import type { Ask } from './remote-world.ts'

/** The journal of a world in another process. */
export class RemoteRequests implements Requests {
  readonly #ask: Ask

  constructor(ask: Ask) {
    this.#ask = ask
  }

  async list(filter: RequestFilter = {}): Promise<RequestRecord[]> {
    // On its way all of it becomes text, which has no types; only the fake knows the operations.
    checkRequestFilter(filter, [Object(filter).operation])
    return (await this.#ask<Page>('GET', `/requests${queryOf(filter)}`)).requests
  }

  get(id: string): Promise<RequestRecord> {
    return this.#ask('GET', `/requests/${encodeURIComponent(id)}`)
  }

  async unmatched(): Promise<RequestRecord[]> {
    return (await this.#ask<Page>('GET', '/requests/unmatched')).requests
  }

  async late(): Promise<LateRequest[]> {
    return (await this.#ask<{ requests: LateRequest[] }>('GET', '/requests/late')).requests
  }

  async waitFor(expectation: WaitExpectation): Promise<RequestRecord[]> {
    return (await this.#ask<Page>('POST', '/requests/wait', expectation)).requests
  }

  async dropped(): Promise<number> {
    return (await this.#ask<Page>('GET', '/requests?limit=0')).dropped
  }

  async clear(): Promise<void> {
    await this.#ask('DELETE', '/requests')
  }
}

interface Page {
  readonly requests: RequestRecord[]
  readonly dropped: number
}

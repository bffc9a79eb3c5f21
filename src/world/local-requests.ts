import { checkRequestFilter, filterEntries, type RequestFilter } from './journal/request-filter.ts'
import { describeRequest, type RequestRecord } from './journal/request-record.ts'
import type { LocalWorld } from './local-world.ts'
import type { Requests } from './world.ts'

/** The journal of a world as its tester reads it. */
export class LocalRequests implements Requests {
  readonly #world: LocalWorld

  constructor(world: LocalWorld) {
    this.#world = world
  }

  async list(filter: RequestFilter = {}): Promise<RequestRecord[]> {
    checkRequestFilter(filter, this.#world.settings.catalogue.operations)
    return filterEntries(this.#entries, filter).map(describeRequest)
  }

  async unmatched(): Promise<RequestRecord[]> {
    return this.#entries.filter(({ isUnmatched }) => isUnmatched).map(describeRequest)
  }

  async dropped(): Promise<number> {
    return this.#world.state.journal.dropped
  }

  async clear(): Promise<void> {
    this.#world.state.journal.clear()
  }

  get #entries() {
    return this.#world.state.journal.entries()
  }
}

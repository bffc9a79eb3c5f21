import { copyOf } from '../input/json-spelling.ts'
import { fromCaller } from '../input/tester-error.ts'
import type { Entry } from '../journal/entry.ts'
import { checkRequestFilter, filterEntries, findRequest, type RequestFilter } from '../journal/find-requests.ts'
import type { LateRequest, RequestRecord } from '../journal/request-record.ts'
import type { WaitExpectation } from '../verify/expectation.ts'
import { awaitRequests } from '../verify/wait.ts'
import { type RequestState, stateAround } from '../world/state.ts'
import type { World } from '../world/world.ts'
import type { Requests } from './world-handle.ts'

/** The journal of a handle. */
export class LocalRequests implements Requests {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  async list(filter: RequestFilter = {}): Promise<RequestRecord[]> {
    checkRequestFilter(filter, this.#world.settings.catalogue.operations)
    return this.#describe(filterEntries(this.#entries, filter))
  }

  waitFor(expectation: WaitExpectation): Promise<RequestRecord[]> {
    const { state, settings } = this.#world
    return fromCaller(this.waitFor, () => awaitRequests(state, expectation, settings.catalogue))
  }

  async get(id: string): Promise<RequestRecord> {
    const [record] = this.#describe([findRequest(this.#world.state.journal, id)])
    return record as RequestRecord
  }

  async state(id: string): Promise<RequestState> {
    const { state, settings } = this.#world
    return stateAround(state, id, settings.service)
  }

  async unmatched(): Promise<RequestRecord[]> {
    return this.#describe(this.#entries.filter(({ isUnmatched }) => isUnmatched))
  }

  async late(): Promise<LateRequest[]> {
    return copyOf(this.#world.state.late())
  }

  async dropped(): Promise<number> {
    return this.#world.state.journal.dropped
  }

  async clear(): Promise<void> {
    this.#world.refuseIfClosed()
    this.#world.state.journal.clear()
  }

  get #entries(): Entry[] {
    return this.#world.state.journal.entries()
  }

  #describe(entries: readonly Entry[]): RequestRecord[] {
    return this.#world.state.journal.describe(entries)
  }
}

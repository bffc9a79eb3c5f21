const newest = 100
const older = 200
/** A larger gap is not filled: the list starts again with the newest requests. */
const maxGap = 1000

/** The requests of a world that the page has loaded: the newest ones, and older ones on demand. */
export class Journal {
  #control
  #records = new Map()
  #limit = newest
  #epoch
  /** How many requests the fake has. */
  total = 0
  /** How many requests the fake has dropped. */
  dropped = 0

  /** @param control Calls a route of the world. */
  constructor(control) {
    this.#control = control
  }

  /** Newest first. */
  get records() {
    return [...this.#records.values()].sort((one, other) => ordinalOf(other.id) - ordinalOf(one.id))
  }

  /** The numbers of the oldest and the newest request that the fake has; undefined without any. */
  get range() {
    const last = Math.max(0, ...[...this.#records.keys()].map(ordinalOf))
    return this.total === 0 ? undefined : { first: last - this.total + 1, last }
  }

  get hasOlder() {
    return this.#records.size < this.total
  }

  /** Forgets everything. For another world. */
  forget() {
    this.#records.clear()
    this.#limit = newest
    this.total = 0
  }

  /**
   * Loads what is new and what has changed.
   *
   * @param epoch The epoch of the world. Each begins with the id r1.
   * @param keep The id of a request that stays, however old; empty for none.
   */
  async refresh(epoch, keep = '') {
    if (epoch !== this.#epoch) this.forget()
    this.#epoch = epoch
    const { requests, total, dropped } = await this.#control(`/requests?limit=${newest}`)
    this.total = total
    this.dropped = dropped
    await this.#closeGap(requests)
    this.#enter(requests)
    await this.#loadUnderWay(requests)
    this.#forgetBeyond(keep)
  }

  /** Loads the next older requests. When an old request was kept by itself, this fills the gap after it. */
  async loadOlder() {
    const { records } = this
    const gap = records.findIndex(({ id }, index) => ordinalOf(id) !== ordinalOf(records[0].id) - index)
    const shown = gap === -1 ? records : records.slice(0, gap)
    if (shown.length === 0) return
    this.#limit = shown.length + older
    const { requests } = await this.#control(`/requests?before=${shown.at(-1).id}&limit=${older}`)
    this.#enter(requests)
  }

  /** Returns one request, and loads it when needed. @throws {Problem} When the fake does not have it. */
  async get(id) {
    if (!this.#records.has(id)) this.#enter([await this.#control(`/requests/${encodeURIComponent(id)}`)])
    return this.#records.get(id)
  }

  /** A complete request stays the same object, so that it is not drawn again. */
  #enter(requests) {
    for (const request of requests) {
      const known = this.#records.get(request.id)
      if (known === undefined || isUnderWay(known)) this.#records.set(request.id, request)
    }
  }

  async #closeGap([first]) {
    const known = Math.max(0, ...[...this.#records.keys()].map(ordinalOf))
    const missing = first === undefined || known === 0 ? 0 : ordinalOf(first.id) - known - 1
    if (missing <= 0) return
    if (missing > maxGap) return this.#records.clear()
    const { requests } = await this.#control(`/requests?before=${first.id}&limit=${missing}`)
    this.#enter(requests)
  }

  async #loadUnderWay(requests) {
    const loaded = new Set(requests.map(({ id }) => id))
    const waiting = [...this.#records.values()].filter((one) => isUnderWay(one) && !loaded.has(one.id))
    const found = await Promise.all(waiting.map(({ id }) => this.#control(`/requests/${id}`).catch(() => undefined)))
    this.#enter(found.filter((one) => one !== undefined))
  }

  /** Forgets the requests that are older than those shown. */
  #forgetBeyond(keep) {
    if (this.range === undefined) return this.#records.clear()
    const oldest = Math.max(this.range.first, this.range.last - this.#limit + 1)
    for (const id of this.#records.keys()) if (ordinalOf(id) < oldest && id !== keep) this.#records.delete(id)
  }
}

/** `r12` → 12 */
export function ordinalOf(id) {
  return Number(id.slice(1))
}

export function isUnderWay({ status, isInjected }) {
  return status === null && !isInjected
}

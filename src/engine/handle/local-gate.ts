import type { Gate, ReleaseOptions } from '../gates/gate.ts'
import type { Barrier } from '../gates/local-gate.ts'
import { readOrder } from '../gates/read-gate.ts'
import type { Journal } from '../journal/journal.ts'
import type { RequestRecord } from '../journal/request-record.ts'

/** A gate as its tester holds it. */
export class LocalGate implements Gate {
  readonly arrived: Promise<readonly RequestRecord[]>
  readonly #barrier: Barrier

  constructor(barrier: Barrier, journal: Journal) {
    this.#barrier = barrier
    this.arrived = barrier.arrived.then(() => journal.describe(barrier.entries))
    this.arrived.catch(() => {})
  }

  get id(): string {
    return this.#barrier.id
  }

  async release(options: ReleaseOptions = {}): Promise<void> {
    await this.#barrier.release(readOrder(options))
  }
}

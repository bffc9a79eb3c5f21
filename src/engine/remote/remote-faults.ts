import type { ArmedFault, Fault } from '../faults/fault.ts'
import type { Faults } from '../faults/faults.ts'
import type { Ask } from './remote-world.ts'

/** The faults of a world in another process. */
export class RemoteFaults implements Faults {
  readonly #ask: Ask

  constructor(ask: Ask) {
    this.#ask = ask
  }

  async add(fault: Fault): Promise<ArmedFault> {
    return this.#ask('POST', '/faults', fault)
  }

  async list(): Promise<ArmedFault[]> {
    return (await this.#ask<{ faults: ArmedFault[] }>('GET', '/faults')).faults
  }

  async remove(id: string): Promise<void> {
    await this.#ask('DELETE', `/faults/${encodeURIComponent(id)}`)
  }

  async clear(): Promise<void> {
    await this.#ask('DELETE', '/faults')
  }
}

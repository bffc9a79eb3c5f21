import type { Gate, ReleaseOptions } from '../gates/gate.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import type { Ask } from './control-client.ts'

/** A gate of a world in another process. */
export class RemoteGate implements Gate {
  readonly id: string
  readonly arrived: Promise<readonly RequestRecord[]>
  readonly #ask: Ask

  constructor(id: string, ask: Ask) {
    this.id = id
    this.#ask = ask
    this.arrived = this.#arrived()
    // Who awaits it hears of it; nobody else's process shall end because of it.
    this.arrived.catch(() => {})
  }

  async release(options: ReleaseOptions = {}): Promise<void> {
    await this.#ask('POST', `/gates/${this.id}/release`, options)
  }

  async #arrived(): Promise<readonly RequestRecord[]> {
    return (await this.#ask<{ requests: RequestRecord[] }>('GET', `/gates/${this.id}/arrived`)).requests
  }
}

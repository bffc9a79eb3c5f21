import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock, ClockWaiter } from '../clock/clock.ts'
import { stayAlive } from '../clock/system-time.ts'
import type { GatePoint } from '../gates/gate.ts'
import type { Entry } from '../journal/entry.ts'

/** The part of a world's state that a held request needs. */
interface HoldingState {
  readonly clock: Clock
  /** Whether requests may no longer wait in it. */
  readonly isOver: boolean
}

/** A request that gates or faults hold. */
export class HeldRequest {
  readonly entry: Entry
  /** How long its answer takes, in milliseconds. It is sent in pieces. */
  slowBy: number | undefined
  readonly #state: HoldingState
  #waiter: ClockWaiter | undefined
  #onStop: (() => void)[] = []
  #isAbandoned = false
  #letGo: (() => void) | undefined

  constructor(entry: Entry, state: HoldingState) {
    this.entry = entry
    this.#state = state
  }

  /** Waits on the clock of the world. */
  async sleep(milliseconds: number): Promise<void> {
    // The clock of a replaced state stands still.
    if (this.#state.isOver || milliseconds === 0) return
    this.#waiter ??= this.#state.clock.waiter()
    await this.#pause(this.#waiter.sleep(milliseconds))
  }

  /** Waits for `moment`, which does not depend on the clock. */
  async wait(moment: Promise<void>): Promise<void> {
    this.#waiter?.rest()
    await this.#pause(moment)
  }

  /** The client has disconnected. The operation continues, as at the real service. */
  abandon(): void {
    this.#isAbandoned = true
    this.#letGo?.()
  }

  /** The request needs to wait no more. */
  end(): void {
    this.#waiter?.end()
    this.#stop()
  }

  /** Resolves when the request waits again, or ends. */
  stopped(): Promise<void> {
    return new Promise((resolve) => this.#onStop.push(resolve))
  }

  async #pause(until: Promise<void>): Promise<void> {
    if (!this.#isAbandoned) this.#letGo = stayAlive()
    this.#stop()
    await until
    this.#letGo?.()
  }

  #stop(): void {
    for (const stopped of this.#onStop.splice(0)) stopped()
  }
}

export function heldRequestOf(request: FastifyRequest, { raw }: FastifyReply): HeldRequest {
  if (request.held) return request.held

  const held = new HeldRequest(request.arrival.entry, request.arrival.state)
  raw.once('close', () => held.abandon())
  request.held = held
  return held
}

/** Resolves when no gate holds the request at this point. */
export async function waitAtGates(request: FastifyRequest, reply: FastifyReply, point: GatePoint): Promise<void> {
  const { entry, state } = request.arrival
  for (;;) {
    const gate = state.gates?.closedFor(point, entry)
    if (!gate) return
    await gate.hold(heldRequestOf(request, reply))
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock, ClockWaiter } from '../clock/clock.ts'
import { stayAlive } from '../clock/system-time.ts'
import type { GatePoint } from '../gates/gate.ts'
import type { Entry } from '../journal/entry.ts'

/** The state of a world, as far as a request waits in it. */
interface HoldingState {
  readonly clock: Clock
  /** Nothing may wait in it any more. */
  readonly isOver: boolean
}

/** A request that gates or faults of its world hold. */
export class HeldRequest {
  readonly entry: Entry
  /** The duration of its answer, which is sent in pieces, in milliseconds. */
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
    // Nobody moves the clock of a state that is over.
    if (this.#state.isOver || milliseconds === 0) return
    this.#waiter ??= this.#state.clock.waiter()
    await this.#pause(this.#waiter.sleep(milliseconds))
  }

  /** Waits for `moment`, which does not depend on the clock. */
  async wait(moment: Promise<void>): Promise<void> {
    this.#waiter?.rest()
    await this.#pause(moment)
  }

  /** The client has left. The operation goes on, as at the real service. */
  abandon(): void {
    this.#isAbandoned = true
    this.#letGo?.()
  }

  /** It is answered, or never will be. */
  end(): void {
    this.#waiter?.end()
    this.#stop()
  }

  /** Resolves when the request waits the next time, or ends. */
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

/** The state of a request that gates or faults hold. */
export function heldRequestOf(request: FastifyRequest, { raw }: FastifyReply): HeldRequest {
  if (request.held) return request.held

  const held = new HeldRequest(request.arrival.entry, request.arrival.state)
  raw.once('close', () => held.abandon())
  request.held = held
  return held
}

/** Resolves when no gate holds the request at that point. */
export async function waitAtGates(request: FastifyRequest, reply: FastifyReply, point: GatePoint): Promise<void> {
  const { entry, state } = request.arrival
  for (;;) {
    const gate = state.gates?.closedFor(point, entry)
    if (!gate) return
    await gate.hold(heldRequestOf(request, reply))
  }
}

import type { RequestRecord } from '../journal/request-record.ts'

/** Where a request can be held. */
export const gatePoints = ['received', 'beforeCommit', 'afterCommit', 'beforeReply'] as const

/**
 * `received`: the body is read but not checked. `beforeCommit`: the fields are valid, and the operation is next.
 * `afterCommit`: the operation has succeeded, and the answer is next. `beforeReply`: the answer is ready; it may be a refusal.
 */
export type GatePoint = (typeof gatePoints)[number]

/** Which requests a gate holds, and where. */
export interface GateOptions {
  readonly operation: string
  readonly at: GatePoint
  /** Fields that the client sends. Other fields do not matter. @default every request of the operation */
  readonly where?: Readonly<Record<string, unknown>> | undefined
  /** How many requests must arrive before `arrived` resolves. Further ones are held, too. @default 1 */
  readonly parties?: number | undefined
  /** How long to wait for them, in milliseconds of real time. @default 5000 */
  readonly timeoutMs?: number | undefined
}

/** How a gate is opened. */
export interface ReleaseOptions {
  /**
   * Ids of requests. Each one goes on when the one before is answered or waits again. Requests without a place follow.
   *
   * @default the order in which they arrived
   */
  readonly order?: readonly string[] | undefined
}

/** A gate as the fake lists it. */
export interface GateRecord {
  /** Counts from `g1` since the last reset. */
  readonly id: string
  readonly operation: string
  readonly at: GatePoint
  readonly where?: Readonly<Record<string, unknown>>
  readonly parties: number
  readonly timeoutMs: number
  /** `missed`: too few requests arrived in time. */
  readonly status: 'arrived' | 'missed' | 'released' | 'waiting'
  /** The ids of the requests that it holds, in the order in which they arrived. */
  readonly requests: readonly string[]
}

/** Holds requests at one point of an operation until it is released. */
export interface Gate {
  /** Counts from `g1` since the last reset. */
  readonly id: string

  /**
   * Resolves with the held requests when there are `parties` of them.
   *
   * @throws {GateError} When too few arrive in time; the others then go on. Also when the world is reset or closed.
   */
  readonly arrived: Promise<readonly RequestRecord[]>

  /**
   * Lets the held requests go on, one after another, and later ones pass. Resolves when each is answered or waits for
   * something else.
   *
   * @throws {GateError} When too few requests arrived in time.
   * @throws {OptionError} When the order names a request that is not held.
   */
  release(options?: ReleaseOptions): Promise<void>
}

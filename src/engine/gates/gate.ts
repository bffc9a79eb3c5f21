import type { RequestRecord } from '../journal/request-record.ts'

/** Where a request can be held. */
export const gatePoints = ['received', 'beforeCommit', 'afterCommit', 'beforeReply'] as const

/**
 * `received`: the body is read, nothing of it is checked. `beforeCommit`: the fields are right, and the operation is next.
 * `afterCommit`: the operation has succeeded, and the answer is next. `beforeReply`: the answer is ready, a refusal too.
 */
export type GatePoint = (typeof gatePoints)[number]

/** Which requests a gate holds, and where. */
export interface GateOptions {
  /** @example 'createUserGroup' */
  readonly operation: string
  readonly at: GatePoint
  /** Fields that the client sends. Others do not matter. @default every request of the operation */
  readonly where?: Readonly<Record<string, unknown>> | undefined
  /** How many requests must have come before `arrived` resolves; further ones are held, too. @default 1 */
  readonly parties?: number | undefined
  /** How long to wait for them, in milliseconds of real time. @default 5000 */
  readonly timeoutMs?: number | undefined
}

/** How a gate is opened. */
export interface ReleaseOptions {
  /**
   * Ids of requests: each goes on when the one before is answered or waits again. Those that are not named follow.
   *
   * @default the order in which they came
   */
  readonly order?: readonly string[] | undefined
}

/** What a gate is and holds. */
export interface GateRecord {
  /** Counts from `g1` since the last reset. */
  readonly id: string
  readonly operation: string
  readonly at: GatePoint
  readonly where?: Readonly<Record<string, unknown>>
  readonly parties: number
  readonly timeoutMs: number
  /** `missed`: too few requests came in time. */
  readonly status: 'arrived' | 'missed' | 'released' | 'waiting'
  /** The ids of the requests that it holds, in the order in which they came. */
  readonly requests: readonly string[]
}

/** Holds requests at one point of an operation, until it is released. */
export interface Gate {
  /** Counts from `g1` since the last reset. */
  readonly id: string

  /**
   * Resolves with the held requests when as many have come as there are `parties`.
   *
   * @throws {GateError} When too few came in time; those that did are let go. Also when the world is reset or closed.
   */
  readonly arrived: Promise<readonly RequestRecord[]>

  /**
   * Lets the requests go, one after the other, and all later ones pass. Resolves when each is answered or waits for
   * something else.
   *
   * @throws {GateError} When too few requests came in time.
   * @throws {OptionError} When the order names a request that is not held.
   */
  release(options?: ReleaseOptions): Promise<void>
}

import type { Operation } from '../operation.ts'
import type { Caller } from './caller.ts'
import type { Client } from './client.ts'
import type { Reply } from './reply.ts'

/** The records that a run has created at the real service and not removed yet, learnt from its calls. */
export interface CreatedRecords {
  /** To be told of every call before it is sent: afterwards it may be too late. */
  expect(operation: Operation, body: unknown, as: Caller): void
  /** To be told of every answer: it may say how a record is removed, or that it is gone. */
  learn(operation: Operation, body: unknown, as: Caller, reply: Reply): void
  /** Removes everything, children before their parents. What cannot be removed stays noted. */
  remove(client: Client): Promise<void>
  /** What is not known to be gone, in words. */
  list(): string[]
  /** The part of it that no list of the service shows. */
  listUnlisted(): string[]
}

/** What became of the records that a run, or one before it, had left. */
export interface Leftovers {
  readonly removed: number
  /** What is still there, in words. */
  readonly left: readonly string[]
}

import type { RefusalWords } from '../refusals/refusal.ts'
import type { Assumptions, Basis } from '../terms.ts'
import type { CheckRun } from './check-run.ts'
import type { Pattern } from './pattern.ts'
import type { Replies, Reply } from './reply.ts'

/** What one answer is expected to be. Other checks look at what is left out. */
export interface ExpectedReply {
  readonly status?: Pattern
  readonly headers?: Readonly<Record<string, Pattern>>
  readonly body?: Pattern
  /** Refused in this way. */
  readonly refusal?: ExpectedRefusal
  /** The same status and body as another answer, so that a client cannot tell the two apart. */
  readonly sameAs?: Reply
}

export interface ExpectedRefusal extends RefusalWords {
  readonly name: string
  /** The words are free. */
  readonly loosely?: true
  /** Only the words are compared, and how they are wrapped. */
  readonly wrapping?: true
}

/** What is known when the answers of a check are judged. */
export interface Known {
  readonly seen: Replies
  /** The options to judge by. */
  readonly assumptions: Assumptions
  /** What was found out about the account. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** One statement about the service, and how to find out whether it holds. */
export interface Check {
  readonly name: string
  readonly says: string
  readonly basis: Basis
  /** The page that says so, or why it is assumed. */
  readonly evidence: string
  readonly operations: readonly string[]
  readonly assumptions: readonly string[]
  /** An API token by its caller, `irreversible`, or the name of something that the person who runs it must give. */
  readonly needs: readonly string[]
  /** Makes the calls, and returns their answers. @throws {NotTried} */
  readonly steps: (run: CheckRun) => Promise<Replies>
  readonly expected: (known: Known) => { readonly [step: string]: ExpectedReply | undefined }
}

/** Something that nobody can try through the API. */
export interface OutOfReach {
  readonly name: string
  readonly says: string
  readonly because: string
  readonly assumptions: readonly string[]
  readonly operations: readonly string[]
}

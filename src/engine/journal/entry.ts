import type { Permission } from '../terms.ts'
import type { Change } from './change.ts'
import type { RequestHeaders } from './redact.ts'

const none: readonly never[] = []

/**
 * One request, from its arrival on. It copies nothing: it references what the server holds anyway, and `describeRequest`
 * makes what testers see on demand.
 */
export class Entry {
  readonly ordinal: number
  readonly receivedAt: number
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly headers: RequestHeaders
  readonly changes: Change[] = []
  /**
   * The moment in the {@link History} at which it read or changed the data. Null until its operation is done, and for a
   * late request, whose changes are in no state.
   */
  moment: number | null = null
  operation: string | null = null
  /** It matched no operation, by a mistake of the client. */
  isUnmatched = false
  /**
   * When it arrived, in milliseconds since 1970 of real time, if it has no API token of any world. The default world
   * answers such a request, but any test may have sent it. Null for all others.
   */
  unclaimedAt: number | null = null
  /** The scope of its API token; null without a token of a world. */
  scope: string | null = null
  permission: Permission | null = null
  /** The text as it was received. */
  body: string | null = null
  isJson = false
  /** It is answered, or will never be. */
  isComplete = false
  status: number | null = null
  reply: string | null = null
  /** The size of both bodies. */
  bytes = 0
  reason: string | null = null
  hint: string | null = null
  /** The names of the assumptions that the answer rests on. */
  assumptions: readonly string[] = none
  /** The successor that the service names, if the operation is deprecated. */
  replacedBy: string | null = null
  unknownFields: readonly string[] = none
  /** The ids of the faults that fired for it. */
  faults: readonly string[] = none
  /** A fault made the answer, or prevented it. */
  isInjected = false
  /** How the option `vary` changed the answer. */
  variations: readonly string[] = none
  /** The kind of refusal; null when the answer is not one. */
  refusal: string | null = null
  /** The seconds in the header `Retry-After` of the answer: NaN for a date, null without the header. */
  retryAfter: number | null = null
  /** The ordinal of the first request that arrived after the answer. */
  answeredBefore = 0

  constructor(ordinal: number, receivedAt: number, method: string, target: string, headers: RequestHeaders) {
    this.ordinal = ordinal
    this.receivedAt = receivedAt
    this.method = method
    this.target = target
    this.headers = headers
  }

  /** The service did what was asked, and answered so. */
  get isSuccess(): boolean {
    return (this.status === 200 || this.status === 201) && !this.isInjected
  }

  get id(): string {
    return `r${this.ordinal}`
  }
}

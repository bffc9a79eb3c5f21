import type { Permission } from '../terms.ts'
import type { Change } from './change.ts'
import type { RequestHeaders } from './redact.ts'

const none: readonly never[] = []

/**
 * One request while it is under way and afterwards: references to what the server holds anyway, nothing copied.
 * What a tester sees of it is made on demand by `describeRequest`.
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
   * The moment in the {@link History} of the data that it found, or began by changing something. Null until its operation
   * is done, and for a late request: its changes are in no state any more.
   */
  moment: number | null = null
  operation: string | null = null
  /** No operation answered it, and a client that expected one made a mistake. */
  isUnmatched = false
  /**
   * When a request arrived whose API token no world has, or that has none: milliseconds since 1970 in real time. The
   * default world answers it, and any test may have sent it. Null for the others.
   */
  unclaimedAt: number | null = null
  /** The scope of its API token; null without a token of a world. */
  scope: string | null = null
  permission: Permission | null = null
  /** As it came. */
  body: string | null = null
  isJson = false
  /** Nothing more will come of it. */
  isComplete = false
  status: number | null = null
  reply: string | null = null
  /** Of the request's and the answer's body. */
  bytes = 0
  reason: string | null = null
  hint: string | null = null
  /** What the answer rests on where the documentation of the service is silent. */
  assumptions: readonly string[] = none
  /** The operation that the service names as the successor of a deprecated one. */
  replacedBy: string | null = null
  unknownFields: readonly string[] = none
  /** The ids of the faults that struck it. */
  faults: readonly string[] = none
  /** The answer is a fault's, and nothing that the service would have answered; or there is none because of a fault. */
  isInjected = false
  /** How the answer differs from the usual one, in what the service leaves open. */
  variations: readonly string[] = none
  /** What kind of refusal the answer is; null when it is none. */
  refusal: string | null = null
  /** The seconds that the answer asked to wait before the next attempt: NaN where it named a date, null where it named nothing. */
  retryAfter: number | null = null
  /** The number of the first request that arrived after it was answered. */
  answeredBefore = 0

  constructor(ordinal: number, receivedAt: number, method: string, target: string, headers: RequestHeaders) {
    this.ordinal = ordinal
    this.receivedAt = receivedAt
    this.method = method
    this.target = target
    this.headers = headers
  }

  /** The service did what was asked, and said so. */
  get isSuccess(): boolean {
    return (this.status === 200 || this.status === 201) && !this.isInjected
  }

  get id(): string {
    return `r${this.ordinal}`
  }
}

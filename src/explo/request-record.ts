import type * as engine from '../engine/gates/gate.ts'
import type { RecordedChange as EngineChange } from '../engine/journal/change.ts'
import type {
  LateRequest as EngineLateRequest,
  RequestRecord as EngineRecord,
} from '../engine/journal/request-record.ts'
import type { ApiTokenRecord } from '../engine/terms.ts'
import * as errors from '../engine/verify/verify-error.ts'

// The engine calls the scope of tokens, requests and changes by the name that `changeWords` gives. These types say so.

/** The API token of a client. It selects the world that answers. */
export interface ApiToken extends ApiTokenRecord {
  /** The token belongs to this group and reaches only its records. */
  readonly visibilityGroup: string
}

/** What a request did to one record. The record is as in a fixture. */
export interface RecordedChange extends EngineChange {
  /** Null for a record of the whole team. */
  readonly visibilityGroup: string | null
}

/** A request that the fake received. Secrets are cut to their last four characters. */
export interface RequestRecord extends EngineRecord {
  /** The group of the API token; null when the token was missing or unknown. */
  readonly visibilityGroup: string | null
  readonly changes: readonly RecordedChange[]
}

/**
 * A request that was received before a reset and answered after it. Usually its test ended too early. Its changes are no
 * longer in the world.
 */
export interface LateRequest extends EngineLateRequest, RequestRecord {
  readonly changes: readonly RecordedChange[]
}

/** Holds requests at one point of an operation, until it is released. */
export interface Gate extends engine.Gate {
  readonly arrived: Promise<readonly RequestRecord[]>
}

/** The requests are not as expected. The message names the closest calls and what differed. */
export interface VerifyError extends errors.VerifyError {
  readonly requests: readonly RequestRecord[]
}

/** The requests are not as expected. The message names the closest calls and what differed. */
export const VerifyError = errors.VerifyError as unknown as new (
  ...parts: ConstructorParameters<typeof errors.VerifyError>
) => VerifyError

/** The expected requests did not arrive in time, or can no longer arrive. */
export interface WaitError extends errors.WaitError {
  readonly requests: readonly RequestRecord[]
}

/** The expected requests did not arrive in time, or can no longer arrive. */
export const WaitError = errors.WaitError as unknown as new (
  ...parts: ConstructorParameters<typeof errors.WaitError>
) => WaitError

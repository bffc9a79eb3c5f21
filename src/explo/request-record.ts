import type * as engine from '../engine/gates/gate.ts'
import type { RecordedChange as EngineChange } from '../engine/journal/change.ts'
import type {
  LateRequest as EngineLateRequest,
  RequestRecord as EngineRecord,
} from '../engine/journal/request-record.ts'
import type { ApiTokenRecord } from '../engine/terms.ts'
import * as errors from '../engine/verify/verify-error.ts'

// The engine names the scope of tokens, requests and changes as `changeWords` says. These are the types of that.

/** What a client sends to be known. It picks the world that answers. */
export interface ApiToken extends ApiTokenRecord {
  /** Belongs to exactly one visibility group and reaches only the records of that group. */
  readonly visibilityGroup: string
}

/** What a request did to one record, in the words of a fixture. */
export interface RecordedChange extends EngineChange {
  /** Null for what belongs to the whole team. */
  readonly visibilityGroup: string | null
}

/** A request that the fake received. Secrets are cut to their last four characters. */
export interface RequestRecord extends EngineRecord {
  /** Where the API token belongs; null when it was missing or unknown. */
  readonly visibilityGroup: string | null
  readonly changes: readonly RecordedChange[]
}

/**
 * A request that was received before a reset and answered after it: most often, a test that ended too early. What it
 * changed is not in the world any more.
 */
export interface LateRequest extends EngineLateRequest, RequestRecord {
  readonly changes: readonly RecordedChange[]
}

/** Holds requests at one point of an operation, until it is released. */
export interface Gate extends engine.Gate {
  readonly arrived: Promise<readonly RequestRecord[]>
}

/** What was expected of the requests does not hold. The message has the closest calls and what differed. */
export interface VerifyError extends errors.VerifyError {
  readonly requests: readonly RequestRecord[]
}

/** What was expected of the requests does not hold. The message has the closest calls and what differed. */
export const VerifyError = errors.VerifyError as unknown as new (
  ...parts: ConstructorParameters<typeof errors.VerifyError>
) => VerifyError

/** The requests that were waited for did not come in time, or can come no more. */
export interface WaitError extends errors.WaitError {
  readonly requests: readonly RequestRecord[]
}

/** The requests that were waited for did not come in time, or can come no more. */
export const WaitError = errors.WaitError as unknown as new (
  ...parts: ConstructorParameters<typeof errors.WaitError>
) => WaitError

import type * as faults from '../engine/faults/fault.ts'
import type * as gates from '../engine/gates/gate.ts'
import type * as handles from '../engine/handle/world-handle.ts'
import type * as changes from '../engine/journal/change.ts'
import type * as filters from '../engine/journal/find-requests.ts'
import type * as matches from '../engine/journal/request-match.ts'
import type * as records from '../engine/journal/request-record.ts'
import type { ApiTokenRecord } from '../engine/terms.ts'
import type * as expectations from '../engine/verify/expectation.ts'
import * as errors from '../engine/verify/verify-error.ts'
import type { OperationName } from './names.ts'

// The engine takes any string as the name of an operation and checks it at run time. With these types, a misspelt name does
// not compile, and editors complete the names.

/** An interface of the engine with other types for some members. Their documentation stays. */
export type With<Whole, Members> = { [Key in keyof Whole]: Key extends keyof Members ? Members[Key] : Whole[Key] }

type WithName<Whole> = {
  [Key in keyof Whole]: Key extends 'operation' ? OperationName | Exclude<Whole[Key], string> : Whole[Key]
}

export interface RequestMatch extends WithName<matches.RequestMatch> {}
export interface RequestFilter extends WithName<filters.RequestFilter> {}
export interface RequestExpectation extends WithName<expectations.RequestExpectation> {}
export interface NeverExpectation extends WithName<expectations.NeverExpectation> {}
export interface WaitExpectation extends WithName<expectations.WaitExpectation> {}
export interface GateOptions extends WithName<gates.GateOptions> {}
export interface GateRecord extends WithName<gates.GateRecord> {}
export interface FaultMatch extends WithName<faults.FaultMatch> {}

/** One step of an order: the name of an operation, or a match of requests. */
export type Step = OperationName | RequestMatch

/**
 * What goes wrong, and when.
 *
 * @example
 * ```ts
 * await explo.faults.add({ match: { operation: 'createUserGroup' }, then: 'throttled' }) // the next one only
 * ```
 */
export interface Fault extends With<faults.Fault, { match: FaultMatch }> {}

/** A fault as the fake lists it, with its defaults and its hits. */
export interface ArmedFault extends With<faults.ArmedFault, { match: FaultMatch }> {}

/** The faults of a world. A reset removes them. */
export interface Faults extends Omit<faults.Faults, 'add' | 'list'> {
  /**
   * Arms a fault. If several faults match a request, the first one fires, and those that only delay it fire too.
   *
   * @throws {OptionError} When it would never fire, or has an invalid value.
   * @example
   * ```ts
   * // The group is created, but the client gets no answer.
   * await explo.faults.add({ match: { operation: 'createUserGroup' }, phase: 'after', then: { connection: 'reset' } })
   * ```
   */
  add(fault: Fault): Promise<ArmedFault>

  /** All faults in the order in which they were armed, including spent ones. */
  list(): Promise<ArmedFault[]>
}

type NarrowedRequests = With<
  Pick<handles.Requests, 'get' | 'unmatched' | 'late'>,
  {
    get(id: string): Promise<RequestRecord>
    unmatched(): Promise<RequestRecord[]>
    late(): Promise<LateRequest[]>
  }
>

/** The received requests, oldest first. The option `journal` limits how many are kept. */
export interface Requests extends NarrowedRequests, Pick<handles.Requests, 'clear' | 'dropped' | 'state'> {
  /**
   * @throws {OptionError} When the filter can match no request, for example because an operation is misspelt.
   * @example
   * ```ts
   * const [request] = await explo.requests.list({ operation: 'createUserGroup', status: 403 })
   * console.log(request?.reason)
   * ```
   */
  list(filter?: RequestFilter): Promise<RequestRecord[]>

  /**
   * Resolves with the matching requests, oldest first, when `count` of them have been answered since the last reset.
   *
   * @throws {WaitError} When they do not arrive in time, or the world is reset. It has those that did arrive.
   * @throws {OptionError} When no request can match.
   * @example
   * ```ts
   * const [request] = await explo.requests.waitFor({ operation: 'createCustomer', where: { name: 'Acme' } })
   * ```
   */
  waitFor(expectation: WaitExpectation): Promise<RequestRecord[]>
}

// The engine calls the scope of tokens, requests and changes by the name in `explo.scope`. These types say so.

/** The API token of a client. It selects the world that answers. */
export interface ApiToken extends ApiTokenRecord {
  /** The token belongs to this group and reaches only its records. */
  readonly visibilityGroup: string
}

/** What a request did to one record. The record is as in a fixture. */
export interface RecordedChange extends changes.RecordedChange {
  /** Null for a record of the whole team. */
  readonly visibilityGroup: string | null
}

/** A request that the fake received. Secrets are cut to their last four characters. */
export interface RequestRecord extends records.RequestRecord {
  /** The group of the API token; null when the token was missing or unknown. */
  readonly visibilityGroup: string | null
  readonly changes: readonly RecordedChange[]
}

/**
 * A request that was received before a reset and answered after it. Usually its test ended too early. Its changes are no
 * longer in the world.
 */
export interface LateRequest extends records.LateRequest, RequestRecord {
  readonly changes: readonly RecordedChange[]
}

/** Holds requests at one point of an operation, until it is released. */
export interface Gate extends gates.Gate {
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

import type { Duration, Instant } from '../clock/read-time.ts'
import type { RefusalWords } from '../refusals/refusal.ts'

/** Which requests a fault is for; all parts that are given must hold, and none is every request of an operation. */
export interface FaultMatch {
  /** @example 'createUserGroup' */
  readonly operation?: string | undefined
  /** @example 'POST' */
  readonly method?: string | undefined
  /** As the client sends it, without the query. @example '/api/create_user_group/' */
  readonly path?: string | undefined
  /** Fields that the client sends. Others do not matter. @example { user_group_id: 'acme' } */
  readonly where?: Readonly<Record<string, unknown>> | undefined
}

/** An answer of your own in place of Explo's. */
export interface FaultAnswer {
  readonly status: number
  /** A text is sent as it is, everything else as JSON. @default none */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, number | string>> | undefined
}

/** How a connection fails. */
export type ConnectionFailure = 'empty' | 'hang' | 'malformed' | 'reset' | 'truncate'

/**
 * `reset`: the connection is reset. `empty`: it is closed without an answer. `hang`: nothing comes. `truncate`: the answer
 * ends in its middle. `malformed`: the answer is not HTTP after its head. `slow`: the right answer, in pieces.
 */
export type ConnectionFault =
  | { readonly connection: ConnectionFailure }
  | {
      readonly connection: 'slow'
      /** How long the pieces take together, on the world's clock. @default '10s' */
      readonly over?: Duration | undefined
    }

/** A delay that varies as those of networks do: half of all are shorter than `median`. */
export interface LognormalDelay {
  readonly median: Duration
  /** 0 is no variation; 0.5 is usual, 1 has a long tail. */
  readonly sigma: number
}

/**
 * What is to go wrong, and when.
 *
 * @example
 * ```ts
 * await explo.faults.add({ match: { operation: 'createUserGroup' }, then: 'throttled' }) // the next one only
 * ```
 */
export interface Fault {
  readonly match: FaultMatch
  /** How many matching requests it lets pass first. @default 0 */
  readonly skip?: number | undefined
  /** How often it strikes; then it is spent. @default 1 */
  readonly times?: number | 'unlimited' | undefined
  /** When it strikes, on the world's clock. @default always */
  readonly window?: { readonly from?: Instant | undefined; readonly until?: Instant | undefined } | undefined
  /**
   * `before`: Explo does nothing. `after`: Explo does what was asked, and only the answer is lost; a request that Explo
   * refuses does not meet such a fault.
   *
   * @default 'before'
   */
  readonly phase?: 'after' | 'before' | undefined
  /** Left out, the request is only delayed. */
  readonly then?: ConnectionFault | FaultAnswer | VendorError | undefined
  /** How long the request waits first, on the world's clock. @default 0 */
  readonly delay?: Duration | LognormalDelay | undefined
  /** The share of the matching requests that it strikes, by chance. Needs the option `randomSeed`. @default 1 */
  readonly rate?: number | undefined
}

/** A fault as the fake lists it: with its defaults, and what became of it. */
export interface ArmedFault extends Omit<Fault, 'window'> {
  /** Counts from `f1` since the last reset. An answer that it made has it in the header `x-explo-fake-fault`. */
  readonly id: string
  readonly skip: number
  readonly times: number | 'unlimited'
  readonly phase: 'after' | 'before'
  /** ISO 8601. */
  readonly window?: { readonly from?: string; readonly until?: string }
  /** How often it struck. */
  readonly hits: number
  /** It will not strike any more. */
  readonly isSpent: boolean
  /** What repeats its chances as `EXPLO_FAKE_REPLAY`; null when it leaves nothing to chance. */
  readonly replay: string | null
}

/** What is to go wrong in a world. A reset forgets it. */
export interface Faults {
  /**
   * Arms a fault. Of several that fit a request, the first one strikes; those that only delay strike together.
   *
   * @throws {OptionError} When it would never strike, or says something that cannot be.
   * @example
   * ```ts
   * // The group is created, and the client never hears of it.
   * await explo.faults.add({ match: { operation: 'createUserGroup' }, phase: 'after', then: { connection: 'reset' } })
   * ```
   */
  add(fault: Fault): Promise<ArmedFault>

  /** Every fault that was armed, spent ones too, in that order. */
  list(): Promise<ArmedFault[]>

  /** @throws {ExploFakeError} `EXPLO_FAKE_UNKNOWN_FAULT` when there is no such fault. */
  remove(id: string): Promise<void>

  /** Removes all. Requests that are delayed or hang already stay so. */
  clear(): Promise<void>
}

/** Failures that a service, or what stands before it, can answer any request with. */
export const vendorErrorNames = [
  'unauthorized',
  'forbidden',
  'not-found',
  'throttled',
  'server-error',
  'bad-gateway',
  'unavailable',
  'gateway-timeout',
] as const

export type VendorError = (typeof vendorErrorNames)[number]

/** The refusal as which a service answers each of these failures. */
export type VendorErrors = { readonly [Name in VendorError]: RefusalWords & { readonly refusal: string } }

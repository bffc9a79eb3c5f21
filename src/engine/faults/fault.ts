import type { Duration, Instant } from '../clock/read-time.ts'
import type { RefusalWords } from '../refusals/refusal.ts'

/** Which requests a fault is for. All given parts must match. `{}` matches every request of every operation. */
export interface FaultMatch {
  readonly operation?: string | undefined
  /** @example 'POST' */
  readonly method?: string | undefined
  /** As the client sends it, without the query. */
  readonly path?: string | undefined
  /** Fields that the client sends. Others do not matter. */
  readonly where?: Readonly<Record<string, unknown>> | undefined
}

/** An answer of your own instead of the service's. */
export interface FaultAnswer {
  readonly status: number
  /** A string is sent as it is, everything else as JSON. @default no body */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, number | string>> | undefined
}

/** How a connection fails. */
export type ConnectionFailure = 'empty' | 'hang' | 'malformed' | 'reset' | 'truncate'

/**
 * `reset`: the connection is reset. `empty`: it is closed without an answer. `hang`: no answer comes. `truncate`: the answer
 * ends in the middle. `malformed`: after its head, the answer is not HTTP. `slow`: the right answer comes in pieces.
 */
export type ConnectionFault =
  | { readonly connection: ConnectionFailure }
  | {
      readonly connection: 'slow'
      /** How long all pieces take together, on the world's clock. @default '10s' */
      readonly over?: Duration | undefined
    }

/** A random delay, distributed as in networks: half of the delays are shorter than `median`. */
export interface LognormalDelay {
  readonly median: Duration
  /** 0: no variation; 0.5: usual; 1: a long tail. */
  readonly sigma: number
}

/** What goes wrong, and when. */
export interface Fault {
  readonly match: FaultMatch
  /** How many matching requests it lets pass first. @default 0 */
  readonly skip?: number | undefined
  /** How often it fires. Then it is spent. @default 1 */
  readonly times?: number | 'unlimited' | undefined
  /** When it fires, on the world's clock. @default always */
  readonly window?: { readonly from?: Instant | undefined; readonly until?: Instant | undefined } | undefined
  /**
   * `before`: the operation does nothing. `after`: the operation succeeds, and only its answer is lost. An `after` fault does
   * not fire for requests that the service refuses.
   *
   * @default 'before'
   */
  readonly phase?: 'after' | 'before' | undefined
  /** @default the request is only delayed */
  readonly then?: ConnectionFault | FaultAnswer | VendorError | undefined
  /** How long the request waits first, on the world's clock. @default 0 */
  readonly delay?: Duration | LognormalDelay | undefined
  /** The probability that it fires for a matching request. Needs the option `randomSeed`. @default 1 */
  readonly rate?: number | undefined
}

/** A fault as the fake lists it: with its defaults and its hits. */
export interface ArmedFault extends Omit<Fault, 'window'> {
  /** Counts from `f1` since the last reset. An answer that it made has it in the header `x-explo-fake-fault`. */
  readonly id: string
  readonly skip: number
  readonly times: number | 'unlimited'
  readonly phase: 'after' | 'before'
  /** ISO 8601. */
  readonly window?: { readonly from?: string; readonly until?: string }
  /** How often it fired. */
  readonly hits: number
  /** Whether it cannot fire any more. */
  readonly isSpent: boolean
  /** The value of `EXPLO_FAKE_REPLAY` that repeats its random decisions; null when it makes none. */
  readonly replay: string | null
}

/** The faults of a world. A reset removes them. */
export interface Faults {
  /** Arms a fault. @throws {OptionError} When it would never fire, or has an invalid value. */
  add(fault: Fault): Promise<ArmedFault>

  /** All faults in the order in which they were armed, including spent ones. */
  list(): Promise<ArmedFault[]>

  /** @throws {ExploFakeError} `EXPLO_FAKE_UNKNOWN_FAULT` when there is no such fault. */
  remove(id: string): Promise<void>

  /** Removes all faults. Requests that already wait or hang are not released. */
  clear(): Promise<void>
}

/** The failures with which a service, or a proxy before it, can answer any request. */
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

/** The refusal with which a service answers each of these failures. */
export type VendorErrors = { readonly [Name in VendorError]: RefusalWords & { readonly refusal: string } }

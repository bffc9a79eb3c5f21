import type { ClockMode } from '../clock/clock.ts'

/** What a request event tells; {@link Requests.get} has the rest. Secrets are cut to their last four characters. */
export interface RequestSummary {
  /** The id of the request. */
  readonly request: string
  readonly operation: string | null
  readonly method: string
  readonly path: string
  /** Null when a fault is why there was no answer. */
  readonly status: number | null
  /** Why it was refused; null when it was not. */
  readonly reason: string | null
}

/** What happened in a world. */
export type Happening =
  | ({ readonly type: 'request' } & RequestSummary)
  | ({ readonly type: 'late' } & RequestSummary)
  | { readonly type: 'fault'; readonly request: string; readonly faults: readonly string[] }
  | { readonly type: 'reset'; readonly epoch: number }
  | { readonly type: 'clock'; readonly now: string; readonly mode: ClockMode }

/** What happened in a world, numbered; or how many events nobody can tell any more. */
export type WorldEvent = { readonly id: number } & (Happening | { readonly type: 'lost'; readonly count: number })

/** How to listen. */
export interface EventOptions {
  /** The id of the last event that was heard: those after it come first, as far as they are kept. @default only new ones */
  readonly after?: number | undefined
}

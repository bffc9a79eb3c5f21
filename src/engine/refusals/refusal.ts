import type { Basis } from '../terms.ts'
import type { FieldErrors } from './template.ts'

/** What all refusals with one name have in common. */
export interface RefusalKind {
  readonly status: number
  /** The sentence in the answer. Each `{name}` is replaced by a word. */
  readonly sentence: string
  /** The assumption that it rests on. */
  readonly assumption: string
  /** How well it is known that the service refuses this. */
  readonly basis: Basis
  /** Whether a client with credentials and correct HTTP and JSON can get it. Only such refusals count in coverage. */
  readonly isExpected: boolean
  /** Whether it has sentences about each field. */
  readonly namesFields?: true
  /** The refusal that it looks like to clients, which must not learn more. */
  readonly asIf?: string
}

/** The variable parts of an answer. */
export interface RefusalWords {
  /** The value of each `{name}` in the sentence. */
  readonly words?: Readonly<Record<string, string>>
  readonly errors?: FieldErrors
  /** By lower-case name. A dialect may omit some. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Why one request is refused. */
export interface RefusalDetails extends RefusalWords {
  /** Why, for the tester. Only the journal shows it. */
  readonly reason: string
  /** The cure. The journal and the header `x-explo-fake-hint` show it. */
  readonly hint?: string
  /** @default the status of the kind */
  readonly status?: number
}

/** A refusal by the service. Handlers and hooks throw it, and the error handler answers it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** The name of its kind. */
  readonly kind: string
  readonly details: RefusalDetails

  constructor(kind: string, details: RefusalDetails) {
    super(details.reason)
    this.kind = kind
    this.details = details
  }
}

import type { Basis } from '../terms.ts'
import type { FieldErrors } from './template.ts'

/** What all refusals of one name have in common. */
export interface RefusalKind {
  readonly status: number
  /** What a client reads; each `{name}` is filled in. */
  readonly sentence: string
  /** The assumption that it rests on. */
  readonly assumption: string
  /** Whether the service says that it refuses this. */
  readonly basis: Basis
  /** Whether a client can meet it that sends credentials and speaks HTTP and JSON properly. Only these count in coverage. */
  readonly isExpected: boolean
  /** It says what is wrong with each field. */
  readonly namesFields?: true
  /** The refusal that it must look like, because a client is not to learn more. */
  readonly asIf?: string
}

/** What one refusal says beyond its kind. */
export interface RefusalWords {
  /** What stands for each `{name}` of the sentence. */
  readonly words?: Readonly<Record<string, string>>
  readonly errors?: FieldErrors
  /** By lower-case name. A dialect may leave them out. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Why one request is refused. */
export interface RefusalDetails extends RefusalWords {
  /** Why, in words for the tester; only the journal shows them. */
  readonly reason: string
  /** The cure, if there is one: in the journal and in the header `x-explo-fake-hint`. */
  readonly hint?: string
  /** Where HTTP has a better status than that of the kind. */
  readonly status?: number
}

/** A refusal in the words of the real service. Operations and hooks throw it; only the error handler makes it a body. */
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

import type { AssumptionName } from '../domain/assumptions.ts'
import { type RefusalName, refusals } from '../domain/refusals.ts'

/** What one refusal says beyond its kind. */
export interface RefusalDetails {
  /** Why, in words for the tester; only the journal shows them. */
  readonly reason: string
  /** The cure, if there is one: in the journal and in the header `x-explo-fake-hint`. */
  readonly hint?: string
  /** What stands for each `{name}` of the sentence. */
  readonly words?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** The sentences about each wrong field. */
  readonly errors?: FieldErrors
  /** Where HTTP has a better status than that of the kind. */
  readonly status?: number
}

export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** A refusal in the words of the real service. Operations and hooks throw it; only the error handler makes it a body. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: RefusalName
  readonly status: number
  /** Why, in words for the tester. */
  readonly reason: string
  readonly assumption: AssumptionName
  readonly details: RefusalDetails

  constructor(name: RefusalName, details: RefusalDetails) {
    const { status, sentence, assumption } = refusals[name]
    const { words = {} } = details
    super(sentence.replace(/\{(\w+)\}/g, (_, word: string) => words[word] as string))
    this.kind = name
    this.status = details.status ?? status
    this.reason = `${this.status}: ${details.reason}`
    this.assumption = assumption
    this.details = details
  }

  // Assumed: errorBody
  get body(): Readonly<Record<string, unknown>> {
    const { errors } = this.details
    return { success: 0, detail: this.message, ...(errors && { errors }) }
  }
}

import type { AssumptionName } from '../domain/assumptions.ts'

/** What a refusal says beside its status and its sentence. */
export interface RefusalDetails {
  /** Why, in words for the tester; only the journal shows them. */
  readonly reason: string
  /** The cure, if there is one: in the journal and in the header `x-explo-fake-hint`. */
  readonly hint?: string
  /** The assumption that this refusal rests on. */
  readonly assumption: AssumptionName
  readonly headers?: Readonly<Record<string, string>>
  /** The sentences about each wrong field. */
  readonly errors?: FieldErrors
}

export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** A refusal in the words of the real service. Operations and hooks throw it; only the error handler makes it a body. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly details: RefusalDetails

  constructor(status: number, detail: string, details: RefusalDetails) {
    super(detail)
    this.status = status
    this.details = details
  }

  // Assumed: errorBody
  get body(): Readonly<Record<string, unknown>> {
    const { errors } = this.details
    return { success: 0, detail: this.message, ...(errors && { errors }) }
  }
}

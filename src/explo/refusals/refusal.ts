import type { AssumptionName } from '../assumptions.ts'
import { type Dialect, type RefusalAnswer, type RefusalWords, refusalAnswer, sentenceOf } from './dialect.ts'
import { type RefusalName, refusals } from './refusals.ts'

/** What one refusal says beyond its kind. */
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
  readonly kind: RefusalName
  readonly details: RefusalDetails

  constructor(kind: RefusalName, details: RefusalDetails) {
    super(sentenceOf(kind, details))
    this.kind = kind
    this.details = details
  }

  get assumption(): AssumptionName {
    return refusals[this.kind].assumption
  }

  /** What the client reads. */
  answerIn(dialect: Dialect): RefusalAnswer {
    const answer = refusalAnswer(this.kind, this.details, dialect)
    return { ...answer, status: this.details.status ?? answer.status }
  }
}

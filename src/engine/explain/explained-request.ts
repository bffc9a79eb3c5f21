import type { Entry } from '../journal/entry.ts'
import type { Redactor } from '../journal/redact.ts'
import type { Service } from '../service.ts'

/** What the parts of an explanation look at. */
export interface ExplainedRequest {
  readonly entry: Entry
  /** Everything that the journal has, oldest first. */
  readonly entries: readonly Entry[]
  readonly redactor: Redactor
  readonly service: Service
  readonly randomSeed: string
}

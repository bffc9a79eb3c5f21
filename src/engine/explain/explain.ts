import type { Entry } from '../journal/entry.ts'
import { Redactor } from '../journal/redact.ts'
import type { State } from '../world/state.ts'
import { explainAssumptions } from './explain-assumptions.ts'
import { explainChanges } from './explain-changes.ts'
import { explainFields } from './explain-fields.ts'
import { explainCure, explainReason } from './explain-reason.ts'
import { explainVariations } from './explain-variations.ts'

/** What the parts of an explanation may look at. */
export interface ExplainedRequest {
  readonly entry: Entry
  /** Everything that the journal has, oldest first. */
  readonly entries: readonly Entry[]
  readonly redactor: Redactor
  readonly randomSeed: string
}

/** One thing that can be said about an answer, in sentences that stand alone. */
type Part = (occasion: ExplainedRequest) => readonly string[]

const parts: readonly Part[] = [
  explainReason,
  explainChanges,
  explainFields,
  ({ entry }) =>
    entry.replacedBy === null
      ? []
      : [`${entry.operation} is deprecated: Explo names ${entry.replacedBy} as its successor.`],
  ({ entry }) =>
    entry.faults.length > 0 && !entry.isInjected
      ? [`${entry.faults.length === 1 ? 'The fault' : 'The faults'} ${entry.faults.join(', ')} delayed it.`]
      : [],
  explainVariations,
  explainAssumptions,
  explainCure,
]

/** Why a request was answered so, one line for each thing that matters. */
export function explain(state: State, entry: Entry, randomSeed: string): string {
  const redactor = new Redactor((word) => state.team.knowsToken(word))
  const occasion = { entry, entries: state.journal.entries(), redactor, randomSeed }
  const outcome = entry.status === null ? '' : ` → ${entry.status}`
  const operation = entry.operation === null ? '' : ` (${entry.operation})`
  const head = `${entry.id} ${entry.method} ${redactor.text(entry.target)}${outcome}${operation}`
  return [head, ...parts.flatMap((part) => part(occasion))].join('\n')
}

import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import {
  type ExplainedRequest,
  explainAssumptions,
  explainCure,
  explainReason,
  explainVariations,
} from './explain-answer.ts'
import { explainChanges, explainFields } from './explain-changes.ts'

type Part = (request: ExplainedRequest) => readonly string[]

const parts: readonly Part[] = [
  explainReason,
  explainChanges,
  explainFields,
  ({ entry, service }) =>
    entry.replacedBy === null
      ? []
      : [`${entry.operation} is deprecated: ${service.name} names ${entry.replacedBy} as its successor.`],
  ({ entry }) =>
    entry.faults.length > 0 && !entry.isInjected
      ? [`${entry.faults.length === 1 ? 'The fault' : 'The faults'} ${entry.faults.join(', ')} delayed it.`]
      : [],
  explainVariations,
  explainAssumptions,
  explainCure,
]

/** Why a request got its answer, one line for each reason. */
export function explain(
  journal: Journal,
  entry: Entry,
  { service, randomSeed }: Pick<ExplainedRequest, 'randomSeed' | 'service'>,
): string {
  const { redactor } = journal
  const request = { entry, entries: journal.entries(), redactor, service, randomSeed }
  const outcome = entry.status === null ? '' : ` → ${entry.status}`
  const operation = entry.operation === null ? '' : ` (${entry.operation})`
  const head = `${entry.id} ${entry.method} ${redactor.text(entry.target)}${outcome}${operation}`
  return [head, ...parts.flatMap((part) => part(request))].join('\n')
}

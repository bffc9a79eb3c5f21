import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import { type ExplainedRequest, explainChanges, explainFields } from './explain-changes.ts'

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
  ({ entry: { variations }, randomSeed }) =>
    variations.length === 0
      ? []
      : [`Varied (option "vary", randomSeed ${JSON.stringify(randomSeed)}): ${variations.join('; ')}.`],
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

/** Why the request did not succeed, or has no answer yet. */
function explainReason({ entry, entries, redactor }: ExplainedRequest): string[] {
  if (!entry.isComplete) return ['It is still under way: nothing has been answered.']

  const redirect = redirectBefore(entry, entries)
  if (redirect) {
    return [`${entry.status}: the path lacked its trailing slash; the client followed the 301 of ${redirect.id} as GET`]
  }
  return entry.reason === null ? [] : [redactor.sentence(entry.reason)]
}

/** How to cure a refusal, if it is known. */
function explainCure({ entry, entries, redactor }: ExplainedRequest): string[] {
  const hint = redirectBefore(entry, entries)?.hint ?? entry.hint
  return hint === null ? [] : [`The cure: ${redactor.sentence(hint)}`]
}

/** The redirect that the client followed: clients repeat a POST as GET after a 301. */
function redirectBefore({ ordinal, status, target }: Entry, entries: readonly Entry[]): Entry | undefined {
  if (status !== 405) return undefined
  return entries.findLast(
    (other) => other.ordinal < ordinal && other.status === 301 && slashed(other.target) === target,
  )
}

function slashed(target: string): string {
  const [path = '', ...query] = target.split('?')
  return [`${path}/`, ...query].join('?')
}

/** The assumptions that the answer rests on: in full for a refusal, by name for a success. */
function explainAssumptions({ entry: { assumptions, reason }, service }: ExplainedRequest): string[] {
  if (assumptions.length === 0) return []
  if (reason === null)
    return [`Assumed about ${service.name}, see assumptions(): ${[...assumptions].sort().join(', ')}.`]
  return assumptions.map((name) => `Assumed about ${service.name} (${name}): ${service.assumptions[name]?.says}`)
}

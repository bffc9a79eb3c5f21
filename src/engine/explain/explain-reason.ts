import type { Entry } from '../journal/entry.ts'
import type { ExplainedRequest } from './explained-request.ts'

/** Why there is no success, or not yet an answer. */
export function explainReason({ entry, entries, redactor }: ExplainedRequest): string[] {
  if (!entry.isComplete) return ['It is still under way: nothing has been answered.']

  const redirect = redirectBefore(entry, entries)
  if (redirect) {
    return [`${entry.status}: the path lacked its trailing slash; the client followed the 301 of ${redirect.id} as GET`]
  }
  return entry.reason === null ? [] : [redactor.sentence(entry.reason)]
}

/** How a refusal can be cured, where that can be known. */
export function explainCure({ entry, entries, redactor }: ExplainedRequest): string[] {
  const hint = redirectBefore(entry, entries)?.hint ?? entry.hint
  return hint === null ? [] : [`The cure: ${redactor.sentence(hint)}`]
}

/** What sent the client here: clients repeat a POST as GET after a 301. */
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

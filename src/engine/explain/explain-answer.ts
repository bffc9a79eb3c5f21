import type { Entry } from '../journal/entry.ts'
import type { Redactor } from '../journal/redact.ts'
import type { Service } from '../service.ts'

/** What an explanation is about. */
export interface ExplainedRequest {
  readonly entry: Entry
  /** All requests of the journal, oldest first. */
  readonly entries: readonly Entry[]
  readonly redactor: Redactor
  readonly service: Service
  readonly randomSeed: string
}

/** Why the request did not succeed, or has no answer yet. */
export function explainReason({ entry, entries, redactor }: ExplainedRequest): string[] {
  if (!entry.isComplete) return ['It is still under way: nothing has been answered.']

  const redirect = redirectBefore(entry, entries)
  if (redirect) {
    return [`${entry.status}: the path lacked its trailing slash; the client followed the 301 of ${redirect.id} as GET`]
  }
  return entry.reason === null ? [] : [redactor.sentence(entry.reason)]
}

/** How to cure a refusal, if it is known. */
export function explainCure({ entry, entries, redactor }: ExplainedRequest): string[] {
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
export function explainAssumptions({ entry: { assumptions, reason }, service }: ExplainedRequest): string[] {
  if (assumptions.length === 0) return []
  if (reason === null)
    return [`Assumed about ${service.name}, see assumptions(): ${[...assumptions].sort().join(', ')}.`]
  return assumptions.map((name) => `Assumed about ${service.name} (${name}): ${service.assumptions[name]?.says}`)
}

export function explainVariations({ entry: { variations }, randomSeed }: ExplainedRequest): string[] {
  if (variations.length === 0) return []
  return [`Varied (option "vary", randomSeed ${JSON.stringify(randomSeed)}): ${variations.join('; ')}.`]
}

import type { Change } from '../../explo/records/change.ts'
import { writeJson } from '../input/json-spelling.ts'
import { describeChange } from '../journal/change-record.ts'
import type { Redactor } from '../journal/redact.ts'
import type { ExplainedRequest } from './explained-request.ts'

/** Of a cascade the first few are enough. */
const maxChanges = 5
const maxValueLength = 60

/** What the request did to what Explo remembers. */
export function explainChanges({ entry, redactor }: ExplainedRequest): string[] {
  const { changes } = entry
  if (changes.length === 0) return entry.isSuccess ? ['Nothing was changed.'] : []

  const more = changes.length - maxChanges
  return [
    ...changes.slice(0, maxChanges).map((change) => sentenceFor(change, redactor)),
    ...(more > 0 ? [`And ${more} more changes.`] : []),
  ]
}

function sentenceFor(change: Change, redactor: Redactor): string {
  const { kind, visibilityGroup, before, after } = describeChange(change, redactor)
  const place = visibilityGroup === null ? '' : ` in visibility group ${visibilityGroup}`
  const subject = `the ${kind} ${redactor.text(nameOf(change))}${place}`
  if (before === null) return `Created ${subject}.`
  if (after === null) return `Deleted ${subject}.`
  return `Changed ${subject}: ${differences(before, after)}.`
}

function nameOf(change: Change): string {
  switch (change.kind) {
    case 'blueprint': {
      const { name, providedId } = present(change)
      return `${quoted(name)} of customer ${quoted(providedId)}`
    }
    case 'customer':
    case 'end user':
      return quoted(present<{ readonly providedId: string }>(change).providedId)
    case 'embed secret':
      return quoted(present(change).keyId)
    case 'group tag':
      return quoted(change.before ?? change.after)
    case 'portal': {
      const { providedId, dashboardEmbedId } = present(change)
      return `of customer ${quoted(providedId)} to dashboard ${quoted(dashboardEmbedId)}`
    }
    case 'publication': {
      const { resourceType, embedId, environment } = present(change)
      return `of ${resourceType} ${quoted(embedId)} to ${environment}`
    }
  }
}

/** The record, also one that is gone now. */
function present<Item>({ before, after }: { before: Item | null; after: Item | null }): Item {
  return (after ?? before) as Item
}

function quoted(name: string | null): string {
  return `"${name}"`
}

function differences(before: unknown, after: unknown): string {
  if (typeof before !== 'object') return `${short(before)} → ${short(after)}`

  const [old, fresh] = [before, after] as Record<string, unknown>[]
  const keys = Object.keys({ ...old, ...fresh }).filter((key) => short(old?.[key]) !== short(fresh?.[key]))
  if (keys.length === 0) return 'to what it was already'
  return keys.map((key) => `${key} ${short(old?.[key])} → ${short(fresh?.[key])}`).join(', ')
}

function short(value: unknown): string {
  const text = writeJson(value) ?? 'nothing'
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text
}

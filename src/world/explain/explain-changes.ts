import type { Change } from '../../domain/change.ts'
import { describeChange } from '../journal/change-record.ts'
import type { Redactor } from '../journal/redact.ts'
import type { Occasion } from './explain.ts'

/** Of a cascade the first few are enough. */
const maxChanges = 5
const maxValueLength = 60

/** What the request did to what Explo remembers. */
export function explainChanges({ entry, redactor }: Occasion): string[] {
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
    case 'customer':
    case 'end user':
      return quoted((change.after ?? change.before)?.providedId)
    case 'embed secret':
      return quoted((change.after ?? change.before)?.keyId)
    case 'group tag':
      return quoted(change.before ?? change.after)
    case 'portal': {
      const portal = change.after ?? change.before
      return `of customer ${quoted(portal?.providedId)} to dashboard ${quoted(portal?.dashboardEmbedId)}`
    }
    case 'publication': {
      const publication = change.after ?? change.before
      return `of ${publication?.resourceType} ${quoted(publication?.embedId)} to ${publication?.environment}`
    }
  }
}

function quoted(name: string | null | undefined): string {
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
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text
}

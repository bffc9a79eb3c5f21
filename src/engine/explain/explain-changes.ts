import { writeJson } from '../input/json-spelling.ts'
import type { Change, ChangeWords } from '../journal/change.ts'
import { describeChange } from '../journal/change-record.ts'
import type { Redactor } from '../journal/redact.ts'
import type { ExplainedRequest } from './explained-request.ts'

/** Of a cascade the first few are enough. */
const maxChanges = 5
const maxValueLength = 60

/** What the request did to the records of the service. */
export function explainChanges({ entry, redactor, service }: ExplainedRequest): string[] {
  const { changes } = entry
  if (changes.length === 0) return entry.isSuccess ? ['Nothing was changed.'] : []

  const more = changes.length - maxChanges
  return [
    ...changes.slice(0, maxChanges).map((change) => sentenceFor(change, redactor, service.changeWords)),
    ...(more > 0 ? [`And ${more} more changes.`] : []),
  ]
}

function sentenceFor(change: Change, redactor: Redactor, words: ChangeWords): string {
  const { kind, before, after } = describeChange(change, redactor, words)
  const place = change.scope === null ? '' : ` in ${words.scope.called} ${change.scope}`
  const subject = `the ${kind} ${redactor.text(words.nameOf(change))}${place}`
  if (before === null) return `Created ${subject}.`
  if (after === null) return `Deleted ${subject}.`
  return `Changed ${subject}: ${differences(before, after)}.`
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

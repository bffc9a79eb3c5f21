import { isDeepStrictEqual } from 'node:util'
import { exactJson, parseJson, writeJson } from '../input/json-spelling.ts'
import { type Change, type ChangeWords, describeChange, explainedName } from '../journal/change.ts'
import type { Entry } from '../journal/entry.ts'
import type { Redactor } from '../journal/redact.ts'
import { sentFields } from '../journal/request-match.ts'
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

const maxChanges = 5
const maxValueLength = 60

export function explainChanges({ entry, redactor, service }: ExplainedRequest): string[] {
  const { changes } = entry
  if (changes.length === 0) return entry.isSuccess ? ['Nothing was changed.'] : []

  const more = changes.length - maxChanges
  return [
    ...changes.slice(0, maxChanges).map((change) => sentenceFor(change, redactor, service)),
    ...(more > 0 ? [`And ${more} more changes.`] : []),
  ]
}

function sentenceFor(change: Change, redactor: Redactor, words: ChangeWords): string {
  const { kind, before, after } = describeChange(change, redactor, words)
  const place = change.scope === null ? '' : ` in ${words.scope.called} ${change.scope}`
  const subject = `the ${kind} ${redactor.text(explainedName(words.records, change))}${place}`
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

/** The fields that the client sent without an effect. */
export function explainFields({ entry, redactor, service }: ExplainedRequest): string[] {
  const unknown = entry.unknownFields.map((field) => `"${redactor.text(field)}"`)
  const isIgnored = unknown.length > 0 && entry.isSuccess
  return [
    ...(isIgnored ? [`No document of ${service.name} names ${unknown.join(', ')}: ignored.`] : []),
    ...overruled(entry, redactor, service),
  ]
}

/** The sent fields that a get-or-create ignored, because the record existed. */
function overruled(entry: Entry, redactor: Redactor, { existingRecord }: Service): string[] {
  // The journal does not keep the text of a long list, which is sent in parts.
  if (!entry.isSuccess || entry.changes.length > 0 || entry.reply === null) return []

  const stored = existingRecord?.(parseJson(entry.reply))
  if (!stored) return []
  const sent = sentFields(entry) as Record<string, unknown>
  const vain = Object.keys(sent)
    .filter((field) => Object.hasOwn(stored, field) && !isSame(sent[field], stored[field]))
    .map((field) => {
      const [was, stays] = [sent, stored].map((record) => redactor.field(field, record[field]))
      return `${field} was sent as ${writeJson(was)} and stays ${writeJson(stays)}`
    })
  return [`It existed already${vain.length > 0 ? `: ${vain.join('; ')}` : ''}.`]
}

/** Whether two values mean the same. The order of keys and of lists does not matter. */
function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) {
    return isDeepStrictEqual(one, other) && exactJson(one) === exactJson(other)
  }
  const stored = new Set(other)
  return new Set(one).size === stored.size && one.every((item) => stored.has(item))
}

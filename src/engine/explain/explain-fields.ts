import { isDeepStrictEqual } from 'node:util'
import { exactJson, parseJson, writeJson } from '../input/json-spelling.ts'
import type { Entry } from '../journal/entry.ts'
import type { Redactor } from '../journal/redact.ts'
import { sentFields } from '../journal/request-match.ts'
import type { Service } from '../service.ts'
import type { ExplainedRequest } from './explained-request.ts'

/** Which of the fields that the client sent did not matter. */
export function explainFields({ entry, redactor, service }: ExplainedRequest): string[] {
  const unknown = entry.unknownFields.map((field) => `"${redactor.text(field)}"`)
  return [
    ...(unknown.length > 0 && entry.isSuccess
      ? [`No document of ${service.name} names ${unknown.join(', ')}: ignored.`]
      : []),
    ...overruled(entry, redactor, service),
  ]
}

/** What a get-or-create of something that exists was told in vain. */
function overruled(entry: Entry, redactor: Redactor, { existingRecord }: Service): string[] {
  // A long list is sent in parts, which the journal does not keep.
  if (!entry.isSuccess || entry.changes.length > 0 || entry.reply === null) return []

  const stored = existingRecord(parseJson(entry.reply))
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

/** The order of keys does not matter where the spelling is usual, nor that of e-mail addresses and group tags, which are the only lists. */
function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) {
    return isDeepStrictEqual(one, other) && exactJson(one) === exactJson(other)
  }
  const stored = new Set(other)
  return new Set(one).size === stored.size && one.every((item) => stored.has(item))
}

import type { IsOwn } from '../engine/contract/account.ts'
import { isJsonObject } from '../engine/input/check-input.ts'

type Fields = Readonly<Record<string, unknown>>

/** Replaces each value of a record that the run has not created. */
export const withheld = '(withheld)'

/** The keys of ids in all spellings. */
const idKeys = ['provided_id', 'providedId', 'user_group_id', 'userGroupId', 'embed_id']

/**
 * Whether an object of an answer is a record that the run has not created. An item of a list is one unless it is the run's own.
 * Any other object is one only when it has an id or a token, because a refusal has neither.
 */
export function isForeign(value: unknown, isOwn: IsOwn, isItem: boolean): value is Fields {
  if (!isJsonObject(value)) return false
  const names = namesOf(value, isItem)
  if (names.length > 0) return !names.every((key) => isOwn(value[key] as string, key))
  return isItem || (typeof value.token === 'string' && !isOwn(value.token, 'token'))
}

/** Whether an object of an answer is a record that the run has created. */
export function isOwnRecord(value: unknown, isOwn: IsOwn): boolean {
  return isJsonObject(value) && namesOf(value, false).length > 0 && !isForeign(value, isOwn, false)
}

/** The keys of a record's ids. An object with only a name is a group tag. */
function namesOf(value: Fields, isItem: boolean): string[] {
  const ids = idKeys.filter((key) => typeof value[key] === 'string')
  const isNamed = ids.length === 0 && typeof value.name === 'string' && (isItem || Object.keys(value).length === 1)
  return isNamed ? ['name'] : ids
}

/** A copy in which the records of others keep only their keys. */
export function withholdForeign(value: unknown, isOwn: IsOwn, isItem = false): unknown {
  if (isForeign(value, isOwn, isItem)) return mapped(value, () => withheld)
  if (Array.isArray(value)) return value.map((item) => withholdForeign(item, isOwn, true))
  return isJsonObject(value) ? mapped(value, (item) => withholdForeign(item, isOwn)) : value
}

/** Whether a JSON pointer leads into a record that the run has not created. */
export function leadsToForeign(value: unknown, pointer: string, isOwn: IsOwn): boolean {
  const keys = pointer.split('/').slice(1)
  let part = value
  let isItem = false
  for (const key of keys) {
    if (isForeign(part, isOwn, isItem)) return true
    isItem = Array.isArray(part)
    part = (part as Fields | null | undefined)?.[key]
  }
  return false
}

function mapped(value: Fields, change: (item: unknown) => unknown): Fields {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]))
}

import type { IsOwn } from '../engine/contract/account.ts'

type Fields = Readonly<Record<string, unknown>>

/** Stands for a value of a record that the run has not created. */
export const withheld = '(withheld)'

/** The keys of ids, in every spelling. */
const idKeys = ['provided_id', 'providedId', 'user_group_id', 'userGroupId', 'embed_id']

/**
 * Whether an object of an answer is a record of others. In a list, every item is one that is not the run's own. Elsewhere
 * only an object with an id or a token is one, because a refusal has neither.
 */
export function isForeign(value: unknown, isOwn: IsOwn, isItem: boolean): value is Fields {
  if (!isObject(value)) return false
  const names = namesOf(value, isItem)
  if (names.length > 0) return !names.every((key) => isOwn(value[key] as string, key))
  return isItem || (typeof value.token === 'string' && !isOwn(value.token, 'token'))
}

/** Whether an object of an answer is a record that the run has created. */
export function isOwnRecord(value: unknown, isOwn: IsOwn): boolean {
  return isObject(value) && namesOf(value, false).length > 0 && !isForeign(value, isOwn, false)
}

/** The keys of the ids of a record. An object with nothing but a name is a group tag. */
function namesOf(value: Fields, isItem: boolean): string[] {
  const ids = idKeys.filter((key) => typeof value[key] === 'string')
  const isNamed = ids.length === 0 && typeof value.name === 'string' && (isItem || Object.keys(value).length === 1)
  return isNamed ? ['name'] : ids
}

/** The same value, in which only the keys are left of records of others. */
export function withholdForeign(value: unknown, isOwn: IsOwn, isItem = false): unknown {
  if (isForeign(value, isOwn, isItem)) return mapped(value, () => withheld)
  if (Array.isArray(value)) return value.map((item) => withholdForeign(item, isOwn, true))
  return isObject(value) ? mapped(value, (item) => withholdForeign(item, isOwn)) : value
}

/** Whether a JSON pointer leads into a record of others. */
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

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

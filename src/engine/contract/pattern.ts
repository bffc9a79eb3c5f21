import { isDeepStrictEqual } from 'node:util'
import { isJsonObject } from '../input/check-input.ts'
import { exactJson } from '../input/json-spelling.ts'

/** A plain value, which only an equal value matches, or one of the patterns below. */
export type Pattern = unknown

/** One place where an answer is not as expected. */
export interface Difference {
  /** `status`, `header allow`, or a JSON pointer into the body. */
  readonly field: string
  readonly expected: unknown
  readonly seen: unknown
}

/** How a difference shows a missing value. */
export const nothing = '(nothing)'

class Matcher {
  readonly says: string
  readonly accepts: (value: unknown) => boolean

  constructor(says: string, accepts: (value: unknown) => boolean) {
    this.says = `(${says})`
    this.accepts = accepts
  }
}

/** An object that may have more keys than these. */
class AtLeast {
  readonly entries: Readonly<Record<string, Pattern>>

  constructor(entries: Readonly<Record<string, Pattern>>) {
    this.entries = entries
  }
}

/** For what another check compares. */
export const anything: Pattern = new Matcher('anything', () => true)
export const absent: Pattern = new Matcher('nothing', (value) => value === undefined)
export const nullOrAbsent: Pattern = new Matcher('null, or nothing', (value) => (value ?? null) === null)
export const aNumber: Pattern = new Matcher('a number', (value) => typeof value === 'number')
export const aBoolean: Pattern = new Matcher('true or false', (value) => typeof value === 'boolean')
export const aText: Pattern = new Matcher('a text', (value) => typeof value === 'string' && value !== '')
export const aList: Pattern = new Matcher('a list', Array.isArray)
export const textLike = (says: string, shape: RegExp): Pattern =>
  new Matcher(says, (value) => typeof value === 'string' && shape.test(value))
/** A value whose JSON is spelled like this, where `JSON.parse` would lose the spelling. */
export const spelledAs = (text: string): Pattern => new Matcher(text, (value) => exactJson(value) === text)
export const oneOf = (...values: readonly unknown[]): Pattern =>
  new Matcher(values.join(' or '), (value) => values.some((one) => isDeepStrictEqual(one, value)))
export const otherThan = (says: string, other: unknown): Pattern =>
  new Matcher(says, (value) => value !== undefined && !isDeepStrictEqual(value, other))
/** The status of a call that creates a record. Only one check compares which of them it is. */
export const made: Pattern = oneOf(200, 201)
/** A list with exactly these items, in any order. */
export const allOf = (values: readonly string[]): Pattern =>
  new Matcher(
    `in any order: ${values.join(', ')}`,
    (list) => Array.isArray(list) && isDeepStrictEqual(list.map(String).sort(), [...values].sort()),
  )
/** A list with these values of `key` in this order, and perhaps with others before, between and after them. */
export const inOrder = (values: readonly unknown[], key: string): Pattern =>
  new Matcher(`a list with ${values.join(', ')} in this order`, (list) =>
    isDeepStrictEqual(picked(list, values, key), values),
  )
/** A list with these values of `key` in any order, and perhaps with others. */
export const inAnyOrder = (values: readonly unknown[], key: string): Pattern =>
  new Matcher(`a list with ${values.join(', ')}`, (list) =>
    isDeepStrictEqual(picked(list, values, key).sort(), [...values].sort()),
  )
export const everyItem = (pattern: Pattern): Pattern =>
  new Matcher(
    'a list of documented items',
    (list) => Array.isArray(list) && list.every((item) => compare(pattern, item, '').length === 0),
  )
export const atLeast = (entries: Readonly<Record<string, Pattern>>): Pattern => new AtLeast(entries)

/** Every place where a value does not match a pattern. */
export function compare(pattern: Pattern, value: unknown, field: string): Difference[] {
  if (pattern instanceof Matcher) return pattern.accepts(value) ? [] : [difference(field, pattern.says, value)]
  if (Array.isArray(pattern) && Array.isArray(value) && pattern.length === value.length) {
    return pattern.flatMap((item, index) => compare(item, value[index], `${field}/${index}`))
  }
  const entries = entriesOf(pattern)
  if (!entries || !isJsonObject(value)) {
    return isDeepStrictEqual(pattern, value) ? [] : [difference(field, shape(pattern), value)]
  }

  const keys = Object.keys(pattern instanceof AtLeast ? entries : { ...entries, ...value })
  return keys.flatMap((key) => compare(key in entries ? entries[key] : absent, value[key], `${field}/${key}`))
}

/** The given values that occur under `key` in the list, in list order. */
function picked(list: unknown, values: readonly unknown[], key: string): unknown[] {
  return Array.isArray(list) ? list.map((item) => item?.[key]).filter((value) => values.includes(value)) : []
}

function difference(field: string, expected: unknown, seen: unknown): Difference {
  return { field, expected: shown(expected), seen: shown(seen) }
}

function shown(value: unknown): unknown {
  return value === undefined ? nothing : (exactJson(value) ?? value)
}

function entriesOf(pattern: Pattern): Readonly<Record<string, Pattern>> | undefined {
  if (pattern instanceof AtLeast) return pattern.entries
  return isJsonObject(pattern) ? pattern : undefined
}

/** A pattern as a report shows it. */
export function shape(pattern: Pattern): unknown {
  if (pattern instanceof Matcher) return pattern.says
  if (Array.isArray(pattern)) return pattern.map(shape)
  const entries = entriesOf(pattern)
  if (!entries) return pattern
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, shape(value)]))
}

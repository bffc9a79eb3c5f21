import { checkOneOf, isJsonObject, isWhole, shown } from '../input/check-input.ts'
import { parseJson } from '../input/json-spelling.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Entry } from './entry.ts'
import { isLong } from './long-text.ts'

/** Which requests are meant. All given parts must match. */
export interface RequestMatch {
  readonly operation?: string | undefined
  /** @example 404 */
  readonly status?: number | undefined
  /**
   * Fields of the body, or of the query of a request without a body, as the client sent them. Other fields do not matter,
   * nor do they in nested objects.
   *
   * @example { name: 'Acme', properties: { region: 'EU' } }
   */
  readonly where?: Readonly<Record<string, unknown>> | undefined
}

export const matchKeys = ['operation', 'status', 'where']

/** @throws {OptionError} For an operation, a status or a field that cannot match anything. */
export function checkRequestMatch({ operation, status, where }: RequestMatch, operations: readonly string[]): void {
  if (operation !== undefined) checkOneOf(operation, operations, (given) => `There is no operation ${given}.`)
  if (status !== undefined && !isWhole(status, 100, 599)) {
    throw new OptionError(`"status" must be an HTTP status, not ${shown(status)}.`, 'Give a number from 100 to 599.')
  }
  if (where !== undefined) {
    checkFields(where, '"where"')
    checkJson(where, 'where')
  }
}

export function matches(entry: Entry, { operation, status, where }: RequestMatch): boolean {
  return (
    (operation === undefined || entry.operation === operation) &&
    (status === undefined || entry.status === status) &&
    (where === undefined || fieldDifferences(where, sentFields(entry)).length === 0)
  )
}

/** The JSON of the body, or the query of a request without a body; undefined for a body that is not JSON. */
export function sentFields({ body, isJson, target }: Entry): unknown {
  // Comparing needs no spelling, which is slow to read from a long body.
  if (body !== null) return isJson ? (isLong(body) ? JSON.parse(body) : parseJson(body)) : undefined
  return Object.fromEntries(new URLSearchParams(target.split('?').slice(1).join('?')))
}

function checkFields(where: unknown, name: string): void {
  if (isJsonObject(where)) return
  const cure = 'Give fields of the request, for example { "name": "Acme" }.'
  throw new OptionError(`${name} must be an object, not ${shown(where)}.`, cure)
}

/** @throws {OptionError} For a value that JSON cannot have, and so no request. */
export function checkJson(value: unknown, field: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return
  if (typeof value !== 'object' || !(Array.isArray(value) || isPlain(value))) {
    throw new OptionError(`No request can have ${shown(value)} at "${field}".`, 'Give a JSON value.')
  }
  for (const [key, item] of Object.entries(value)) checkJson(item, `${field}.${key}`)
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** A field that is not as expected. */
export interface FieldDifference {
  /** @example 'properties.region', 'emails[0]' */
  readonly field: string
  readonly expected: unknown
  /** Undefined when it is absent. */
  readonly actual: unknown
}

/**
 * The fields of `expected` that `actual` lacks or has with another value. Other fields of `actual` do not matter, but lists
 * must have the same length.
 */
export function fieldDifferences(expected: unknown, actual: unknown, field = ''): FieldDifference[] {
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((item, index) => fieldDifferences(item, actual[index], `${field}[${index}]`))
  }
  if (isJsonObject(expected) && isJsonObject(actual)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      fieldDifferences(value, Object.hasOwn(actual, key) ? actual[key] : undefined, fieldIn(field, key)),
    )
  }
  return expected === actual ? [] : [{ field, expected, actual }]
}

/** Every value in a pattern that is not an object, with its field. */
export function leavesOf(pattern: unknown, field = ''): [field: string, value: unknown][] {
  const entries = isJsonObject(pattern) ? Object.entries(pattern) : []
  if (entries.length === 0) return [[field, pattern]]
  return entries.flatMap(([key, value]) => leavesOf(value, fieldIn(field, key)))
}

function fieldIn(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`
}

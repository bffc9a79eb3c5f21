import { validateHeaderName, validateHeaderValue } from 'node:http'
import { inspect } from 'node:util'
import type { FastifySchemaValidationError } from 'fastify'
import { suggestion } from './nearest.ts'
import { FakeError, type Mistake, OptionError } from './tester-error.ts'

/**
 * @param whole How a message begins that is about the object, for example `The options`.
 * @param unknown What a message says about a key that nobody reads.
 * @throws {OptionError} When `value` is no object, or has a key that is not `known`.
 */
export function checkObject(
  value: unknown,
  known: readonly string[],
  whole: string,
  unknown: (key: string) => string,
): void {
  checkIsObject(value, known, whole)
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) throw new OptionError(unknown(key), suggestion(key, known))
  }
}

/** @throws {OptionError} When `value` is no object. */
export function checkIsObject(value: unknown, known: readonly string[], whole: string): asserts value is object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return
  throw new OptionError(`${whole} must be an object, not ${shown(value)}.`, `Its keys are: ${known.join(', ')}.`)
}

/** @throws {OptionError} When `value` is none of `known`. The cure is the nearest one. */
export function checkOneOf(value: unknown, known: readonly string[], problem: (given: string) => string): void {
  if (!known.some((one) => one === value))
    throw new OptionError(problem(shown(value)), suggestion(String(value), known))
}

/** @param what Whose name it is, for example `A snapshot`. @throws {OptionError} */
export function readName(name: unknown, what: string): string {
  if (typeof name === 'string' && name.trim() !== '') return name
  throw new OptionError(`${what} cannot be named ${shown(name)}.`, 'Give a text that is not blank.')
}

/** What a tester has named does not exist in this world. */
export function unknownName(kind: 'fault' | 'gate' | 'snapshot', name: unknown, known: readonly string[]) {
  return new FakeError(
    `UNKNOWN_${kind.toUpperCase()}`,
    `There is no ${kind} ${shown(name)}.`,
    suggestion(String(name), known),
  )
}

/** A value as an error message shows it, of any type and on one short line. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 3, maxStringLength: 60 })
}

export function isWhole(value: unknown, least: number, most = Number.POSITIVE_INFINITY): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most
}

/** Node sets these itself. A wrong one breaks the answer, or makes Node refuse to send it. */
const framing = new Set(['connection', 'content-length', 'keep-alive', 'trailer', 'transfer-encoding', 'upgrade'])

/**
 * What is wrong with a header that a tester wants answers to have.
 *
 * @param value Must be a text or a number.
 */
export function headerMistake(name: string, value: unknown): Mistake | undefined {
  if (framing.has(name.toLowerCase())) {
    return {
      problem: `The fake itself sets the header "${name.toLowerCase()}".`,
      hint: 'Leave it out. The fault { "connection": "truncate" } ends an answer too early.',
    }
  }
  try {
    if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError('Neither a text nor a number.')
    validateHeaderName(name)
    validateHeaderValue(name, String(value))
    return undefined
  } catch {
    return {
      problem: `HTTP has no header ${shown(name)} with the value ${shown(value)}.`,
      hint: 'Give a text or a number, in characters that HTTP allows.',
    }
  }
}

/** NUL, and half of a surrogate pair: JSON can spell both, and no database stores them as text. */
const invalid = /[\0\p{Cs}]/u

/** An error for each field that has an invalid character in a text or a key, at any depth. */
export function characterErrors(fields: unknown): FastifySchemaValidationError[] {
  return Object.entries(fields as object).flatMap(([field, value]) => {
    const character = invalidIn(field) ?? invalidIn(value)
    if (character === undefined) return []
    return [{ keyword: 'characters', instancePath: '', schemaPath: '', params: { field, character } }]
  })
}

function invalidIn(value: unknown): string | undefined {
  if (typeof value === 'string') return invalid.exec(value)?.[0]
  if (typeof value !== 'object' || value === null) return undefined

  for (const [key, item] of Object.entries(value)) {
    const found = invalidIn(key) ?? invalidIn(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** Which invalid character a text has, in words; undefined when it has none. */
export function characterFlaw(text: string): string | undefined {
  const character = invalid.exec(text)?.[0]
  if (character === undefined) return undefined
  return character === '\0' ? 'has a NUL character' : 'has half of a surrogate pair'
}

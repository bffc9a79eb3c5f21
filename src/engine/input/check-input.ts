import { validateHeaderName, validateHeaderValue } from 'node:http'
import { inspect } from 'node:util'
import type { FastifySchemaValidationError } from 'fastify'
import { suggestion } from './nearest.ts'
import { FakeError, type Mistake, OptionError } from './tester-error.ts'

/**
 * @param whole The name of the object in messages, for example `The options`.
 * @param unknown The message about an unknown key.
 * @throws {OptionError} When `value` is not an object, or has a key that is not `known`.
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

/** Whether JSON calls it an object: it is neither null nor an array. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @throws {OptionError} When `value` is not an object. */
export function checkIsObject(value: unknown, known: readonly string[], whole: string): asserts value is object {
  if (isJsonObject(value)) return
  const { problem, hint } = notAnObject(whole, value, known)
  throw new OptionError(problem, hint)
}

export function notAnObject(whole: string, value: unknown, known: readonly string[]): Mistake {
  return { problem: `${whole} must be an object, not ${shown(value)}.`, hint: keysHint(known) }
}

export function keysHint(known: readonly string[]): string {
  return `Its keys are: ${known.join(', ')}.`
}

/** @throws {OptionError} When `value` is not one of `known`. Suggests the most similar one. */
export function checkOneOf(value: unknown, known: readonly string[], problem: (given: string) => string): void {
  if (!known.some((one) => one === value))
    throw new OptionError(problem(shown(value)), suggestion(String(value), known))
}

/**
 * @param what The subject of the message, for example `The "skip" of a fault`.
 * @throws {OptionError} When the value is not right.
 */
export function checkValue(what: string, value: unknown, isRight: boolean, cure: string): asserts isRight {
  if (!isRight) throw new OptionError(`${what} cannot be ${shown(value)}.`, cure)
}

/**
 * @param what The subject of the message, for example `A snapshot`.
 * @throws {OptionError} When the name is blank or not a text.
 */
export function readName(name: unknown, what: string): string {
  if (typeof name === 'string' && name.trim() !== '') return name
  throw new OptionError(`${what} cannot be named ${shown(name)}.`, 'Give a text that is not blank.')
}

/** The error for a name that does not exist in this world. */
export function unknownName(kind: 'fault' | 'gate' | 'snapshot', name: unknown, known: readonly string[]) {
  return new FakeError(
    `UNKNOWN_${kind.toUpperCase()}`,
    `There is no ${kind} ${shown(name)}.`,
    suggestion(String(name), known),
  )
}

/** Any value on one short line, for a message. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 3, maxStringLength: 60 })
}

export function isWhole(value: unknown, least: number, most = Number.POSITIVE_INFINITY): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most
}

/** Headers that Node sets. With a wrong value, Node sends a broken answer or none. */
const framing = new Set(['connection', 'content-length', 'keep-alive', 'trailer', 'transfer-encoding', 'upgrade'])

/**
 * The mistake in a header of an answer, or undefined.
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

/** NUL and half of a surrogate pair. JSON can contain both, but databases do not store them as text. */
const invalid = /[\0\p{Cs}]/u

/** An error for each field with an invalid character in a text or a key, at any depth. */
export function characterErrors(fields: Readonly<Record<string, unknown>>): FastifySchemaValidationError[] {
  const errors: FastifySchemaValidationError[] = []
  for (const field in fields) {
    const character = invalidIn(field) ?? invalidIn(fields[field])
    if (character !== undefined) {
      errors.push({ keyword: 'characters', instancePath: '', schemaPath: '', params: { field, character } })
    }
  }
  return errors
}

function invalidIn(value: unknown): string | undefined {
  if (typeof value === 'string') return invalid.exec(value)?.[0]
  if (typeof value !== 'object' || value === null) return undefined

  for (const key in value) {
    const found = invalidIn(key) ?? invalidIn((value as Record<string, unknown>)[key])
    if (found !== undefined) return found
  }
  return undefined
}

/** Describes the first invalid character of a text; undefined when it has none. */
export function characterFlaw(text: string): string | undefined {
  const character = invalid.exec(text)?.[0]
  if (character === undefined) return undefined
  return character === '\0' ? 'has a NUL character' : 'has half of a surrogate pair'
}

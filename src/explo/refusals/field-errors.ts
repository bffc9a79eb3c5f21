import type { ErrorObject } from 'ajv'
import { valueAt } from '../../engine/input/fixture-error.ts'
import { nearest } from '../../engine/input/nearest.ts'
import type { Refusal } from '../../engine/refusals/refusal.ts'
import type { FieldErrors } from '../../engine/refusals/template.ts'
import { invalidFields } from './errors.ts'
import type { FieldRefusalName } from './refusals.ts'

/** Nobody would read more of them. */
const maxHints = 5

/**
 * Refuses fields of the wrong type, every wrong field at once.
 *
 * @param errors What the check of the schema found.
 * @param known The fields that the operation takes.
 */
// Assumed: fieldTypes
export function wrongFields(errors: readonly ErrorObject[], fields: unknown, known: ReadonlySet<string>): Refusal {
  const given = fields ?? {}
  const missing = errors
    .filter((error) => error.keyword === 'required' && error.instancePath === '' && !isAlternative(error))
    .map(({ params }) => params.missingProperty)
  const unknown = Object.keys(given).filter((name) => !known.has(name))
  return invalidFields('fieldTypes', fieldErrors(errors, given), misspelt(unknown, missing))
}

/** Refuses fields that no document of Explo names. */
// Assumed: unknownFields
export function unknownFields(names: readonly string[], known: ReadonlySet<string>): Refusal {
  const errors = Object.fromEntries(names.map((name) => [name, ['Unknown field.']]))
  return invalidFields('unknownFields', errors, misspelt(names, [...known]))
}

/** Suggests known names for misspelt ones. The hint is sent in a header, so it leaves out long names and odd characters. */
function misspelt(unknown: readonly string[], known: readonly string[]): string | undefined {
  const sentences = unknown
    .filter((name) => /^[\w.-]{1,60}$/.test(name))
    .flatMap((name) => {
      const meant = nearest(name, known)
      return meant === undefined ? [] : [`\`${name}\`: did you mean \`${meant}\`?`]
    })
  return sentences.length === 0 ? undefined : sentences.slice(0, maxHints).join(' ')
}

// Assumed: errorBody. A mistake inside an object or a list is reported under the field that holds it. When it is inside an
// object of a list, the sentence begins with its place.
function fieldErrors(errors: readonly ErrorObject[], body: object): FieldErrors {
  const sentences = new Map<string, Set<string>>()
  for (const error of errors.filter((error) => !isAlternative(error))) {
    const path = error.instancePath.split('/').slice(1)
    const { missingProperty, field: ofCharacters } = error.params
    const named = error.keyword === 'characters' ? [ofCharacters] : path
    const [field, ...inside] = error.keyword === 'required' ? [...path, missingProperty] : named
    const sentence = sentenceFor(error, inside, valueAt(body, error.instancePath))
    const found = sentences.get(field) ?? new Set()
    sentences.set(field, found.add(inside.length > 1 ? `${placeOf(inside)}: ${sentence}` : sentence))
  }
  return Object.fromEntries([...sentences].map(([field, found]) => [field, [...found]]))
}

/** A field with two names is reported once, under the newer name. */
function isAlternative({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword === 'anyOf' || schemaPath.startsWith('#/anyOf/1')
}

/** @example '[0].columns[1].type' */
function placeOf(inside: readonly string[]): string {
  return inside.map((key) => (isIndex(key) ? `[${key}]` : `.${key}`)).join('')
}

function isIndex(key: string | undefined): boolean {
  return /^\d+$/.test(String(key))
}

/** The words of Django REST framework's fields. */
function sentenceFor({ keyword, params }: ErrorObject, inside: readonly string[], value: unknown): string {
  // A value of a list or a mapping has no field of its own.
  const isNested = inside.length === 1 || isIndex(inside.at(-1))
  switch (keyword) {
    case 'required':
      return 'This field is required.'
    case 'enum':
      return `"${typeof value === 'string' ? value : JSON.stringify(value)}" is not a valid choice.`
    case 'characters':
      return characterSentence(params.character)
    case 'minimum':
      return `Ensure this value is greater than or equal to ${params.limit}.`
    case 'pattern':
      if (params.pattern !== '\\S') return 'A valid integer is required.'
      return isNested ? 'No value may be blank.' : 'This field may not be blank.'
    default:
      return typeSentence([params.type].flat()[0], value, isNested)
  }
}

function characterSentence(character: string): string {
  if (character === '\0') return 'Null characters are not allowed.'
  return `Surrogate characters are not allowed: U+${character.charCodeAt(0).toString(16).toUpperCase()}.`
}

function typeSentence(expected: string, value: unknown, isNested: boolean): string {
  if (value === null && (!isNested || expected === 'object')) return 'This field may not be null.'
  switch (expected) {
    case 'string':
      return isNested ? 'Every value must be a valid string.' : 'Not a valid string.'
    case 'boolean':
      return 'Must be a valid boolean.'
    case 'number':
      return 'A valid number is required.'
    case 'integer':
      return 'A valid integer is required.'
    case 'array':
      return `Expected a list of items but got type "${typeof value}".`
    default:
      return `Expected a dictionary of items but got type "${Array.isArray(value) ? 'array' : typeof value}".`
  }
}

/** What is wrong with a field beyond its type. */
export interface Flaw {
  readonly field: string
  readonly sentences: readonly string[]
  readonly refusal: FieldRefusalName
}

/** A flaw of a field; undefined when there is nothing to say about it. */
export function flawOf(field: string, refusal: FieldRefusalName, sentences: readonly string[]): Flaw | undefined {
  return sentences.length > 0 ? { field, sentences, refusal } : undefined
}

/** Refuses all flawed fields at once, if there are any. @throws {Refusal} 400 */
export function refuseFlaws(...flaws: readonly (Flaw | null | undefined)[]): void {
  const found = flaws.filter((flaw) => flaw != null)
  if (!found[0]) return
  const errors = Object.fromEntries(found.map(({ field, sentences }) => [field, sentences]))
  throw invalidFields(found[0].refusal, errors)
}

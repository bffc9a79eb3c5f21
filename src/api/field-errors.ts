import type { TSchema } from '@sinclair/typebox'
import type { ErrorObject } from 'ajv'
import { schemaCheck } from '../world/schema-check.ts'
import { invalidFields } from './errors.ts'
import type { FieldErrors, Refusal } from './refusal.ts'

/** What is wrong with the fields of a body: every wrong field at once, or undefined when all are right. */
export function checkFields(schema: TSchema, body: unknown): { error: Refusal } | undefined {
  const errors = schemaCheck(schema)(body)
  return errors.length === 0 ? undefined : { error: invalidFields(fieldErrors(errors, body as object), 'fieldTypes') }
}

// Assumed: errorBody. A mistake inside an object or a list is reported under the field that holds it.
function fieldErrors(errors: readonly ErrorObject[], body: object): FieldErrors {
  const sentences = new Map<string, Set<string>>()
  for (const error of errors) {
    const [, field = error.params.missingProperty] = error.instancePath.split('/')
    const found = sentences.get(field) ?? new Set()
    sentences.set(field, found.add(sentenceFor(error, (body as Record<string, unknown>)[field])))
  }
  return Object.fromEntries([...sentences].map(([field, found]) => [field, [...found]]))
}

/** The words of Django REST framework's fields. */
function sentenceFor({ keyword, params, instancePath }: ErrorObject, value: unknown): string {
  if (keyword === 'required') return 'This field is required.'
  if (keyword === 'pattern') return 'This field may not be blank.'
  if (value === null) return 'This field may not be null.'

  const type = [params.type].flat()[0] as string
  const isNested = instancePath.split('/').length > 2
  if (type === 'string') return isNested ? 'Every value must be a valid string.' : 'Not a valid string.'
  if (type === 'boolean') return 'Must be a valid boolean.'
  if (type === 'number') return 'A valid number is required.'
  return `Expected a dictionary of items but got type "${Array.isArray(value) ? 'array' : typeof value}".`
}

import { type TSchema, Type } from '@sinclair/typebox'

// Assumed: fieldTypes. Strings are not blank; an optional field may be null, which means absent.
// Assumed: requiredFields. A field is required when its page neither calls it optional nor gives a default.

export const Text = (description: string) => Type.String({ pattern: '\\S', description })

const optional = <Value>(schema: object, description: string) =>
  Type.Optional(Type.Unsafe<Value | null>({ ...schema, description }))

export const OptionalText = (description: string) =>
  optional<string>({ type: ['string', 'null'], pattern: '\\S' }, description)

export const OptionalNumber = (description: string) => optional<number>({ type: ['number', 'null'] }, description)

export const OptionalFlag = (description: string) => optional<boolean>({ type: ['boolean', 'null'] }, description)

export const OptionalJson = (description: string) =>
  optional<Record<string, unknown>>({ type: ['object', 'null'] }, description)

export const OptionalMapping = (description: string) =>
  optional<Record<string, string>>({ type: ['object', 'null'], additionalProperties: { type: 'string' } }, description)

export const OptionalTexts = (description: string, items: object = { type: 'string', pattern: '\\S' }) =>
  optional<string[]>({ type: ['array', 'null'], items }, description)

export const Texts = (description: string) => Type.Array(Type.String({ pattern: '\\S' }), { description })

/** Marks a field that no document has in this place. All others are documented. */
export const Assumed = <Schema extends TSchema>(schema: Schema): Schema => ({ ...schema, 'x-basis': 'assumed' })

/** Marks a list of an answer whose order no document defines. */
export const Unordered = <Schema extends TSchema>(list: Schema): Schema => ({ ...list, 'x-order': 'any' })

/** Marks a field of an answer that may be null or missing, because documents show both. */
export const NullOrAbsent = <Schema extends TSchema>(field: Schema): Schema => ({ ...field, 'x-null': 'or absent' })

/** A body or a query. Unknown fields are allowed, because an answer does not depend on them. */
export const Fields = <Properties extends Record<string, TSchema>>(
  $id: string,
  properties: Properties,
  alternatives: object = {},
) => Type.Object(properties, { $id, ...alternatives })

/** A JSON object or null in an answer. */
export const JsonOrNull = (description: string) =>
  Type.Unsafe<Record<string, unknown> | null>({ type: ['object', 'null'], description })

export const Json = (description: string) => Type.Unsafe<Record<string, unknown>>({ type: 'object', description })

/** An answer: `success` first, then its own fields. */
export const Reply = <Properties extends Record<string, TSchema>>(properties: Properties) =>
  Type.Object({ success: Type.Integer({ description: '1 if successful, 0 if not.' }), ...properties })

/** An answer with nothing but `success`. */
export const SuccessReply = Reply({})

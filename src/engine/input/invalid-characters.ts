import type { FastifySchemaValidationError } from 'fastify'

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

import type { Operation } from '../../src/api/operation.ts'

/** A customer as a request may name it. */
interface Subject {
  readonly provided_id: string
  readonly token: string
}

/**
 * A body that an operation accepts, about one customer. It is made from the operation's schema, so that tests about all
 * operations also meet the next one.
 */
export function bodyAbout({ provided_id, token }: Subject, { name, schema }: Operation): Record<string, unknown> {
  const values: Record<string, unknown> = {
    user_group_id: provided_id,
    provided_id,
    current_token: token,
    name: 'A name from the test',
  }
  const fields = schema.body.required ?? []
  for (const field of fields) {
    if (!(field in values)) throw new Error(`${name} needs "${field}": say in this file what a test may send for it.`)
  }
  return Object.fromEntries(fields.map((field) => [field, values[field]]))
}

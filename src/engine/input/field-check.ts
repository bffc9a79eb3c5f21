import type { TSchema } from '@sinclair/typebox'
import { type SchemaCheck, schemaCheck } from './schema-check.ts'

const partLength = 100

/**
 * As {@link schemaCheck}, for the fields of a request. Of a long list it checks one part after the other, up to the first
 * with a mistake: an error for each of 500,000 items would hold up all other requests.
 */
export function fieldCheck(schema: TSchema): SchemaCheck {
  const check = schemaCheck(schema)
  return (fields) => {
    const longLists = Object.entries(fields as object).filter(([, value]) => isLongList(value))
    if (longLists.length === 0) return check(fields)
    const parts = longLists.map(([field, list]) => [field, faultyPart(check, field, list)])
    return check({ ...(fields as object), ...Object.fromEntries(parts) })
  }
}

function isLongList(value: unknown): boolean {
  return Array.isArray(value) && value.length > partLength
}

/** The first part with a mistake, or else the last part. */
function faultyPart(check: SchemaCheck, field: string, list: readonly unknown[]): readonly unknown[] {
  let part: readonly unknown[] = []
  for (let start = 0; start < list.length; start += partLength) {
    part = list.slice(start, start + partLength)
    if (check({ [field]: part }).some(({ instancePath }) => instancePath.startsWith(`/${field}/`))) break
  }
  return part
}

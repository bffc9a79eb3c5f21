import { copySpelling } from './json-spelling.ts'

/**
 * A copy of JSON-like data in depth, so that nobody can change what the fake keeps through what it was given or returned.
 * What is neither a list nor a plain object stays as it is.
 */
export function copyOf<Value>(value: Value): Value {
  if (Array.isArray(value)) return copySpelling(value, value.map(copyOf)) as Value
  if (!isPlainObject(value)) return value

  // fromEntries defines: a key named __proto__ stays a key.
  return copySpelling(
    value,
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)])),
  ) as Value
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

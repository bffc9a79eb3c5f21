/** A field that is not as it was asked for. */
export interface FieldDifference {
  /** @example 'properties.region', 'emails[0]' */
  readonly field: string
  readonly expected: unknown
  /** Undefined when it is absent. */
  readonly actual: unknown
}

/**
 * Where `actual` lacks what `expected` has, or has something else there. What only `actual` has does not matter, except
 * that lists must be as long.
 */
export function fieldDifferences(expected: unknown, actual: unknown, field = ''): FieldDifference[] {
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((item, index) => fieldDifferences(item, actual[index], `${field}[${index}]`))
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      fieldDifferences(value, Object.hasOwn(actual, key) ? actual[key] : undefined, fieldIn(field, key)),
    )
  }
  return expected === actual ? [] : [{ field, expected, actual }]
}

/** The values that stand in a pattern, each with its field. */
export function leavesOf(pattern: unknown, field = ''): [field: string, value: unknown][] {
  const entries = isObject(pattern) ? Object.entries(pattern) : []
  if (entries.length === 0) return [[field, pattern]]
  return entries.flatMap(([key, value]) => leavesOf(value, fieldIn(field, key)))
}

function fieldIn(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

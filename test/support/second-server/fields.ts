/** The fields of a body and their types. */
export type Kinds = Readonly<Record<string, 'text' | 'number' | 'boolean' | 'object' | 'list' | 'any'>>

const sentences = {
  text: 'Not a valid string.',
  number: 'A valid number is required.',
  boolean: 'Must be a valid boolean.',
  object: 'Expected a dictionary of items.',
  list: 'Expected a list of items.',
}

/** The sentences about each wrong field of a body. */
export function fields(needs: Kinds, takes: Kinds, body: Record<string, unknown>): Record<string, string[]> {
  const flaws: Record<string, string[]> = {}
  for (const [field, kind] of Object.entries({ ...needs, ...takes })) {
    const value = body[field]
    const isNeeded = field in needs
    if (value === undefined) {
      if (isNeeded) flaws[field] = ['This field is required.']
    } else if (value === null) {
      if (isNeeded) flaws[field] = ['This field may not be null.']
    } else if (kind !== 'any' && kindOf(value) !== kind) flaws[field] = [sentences[kind]]
    else if (kind === 'text' && String(value).trim() === '') flaws[field] = ['This field may not be blank.']
  }
  return flaws
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'string' ? 'text' : typeof value
}

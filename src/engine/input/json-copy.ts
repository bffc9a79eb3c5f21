import { characterFlaw } from './check-input.ts'
import { type Found, pointerTo } from './fixture-error.ts'
import { copySpelling } from './json-spelling.ts'

/** More than any fixture needs, and few enough for recursive functions. */
const maxDepth = 500

/** An independent copy that has only JSON values. Reports to `found` what JSON would drop or change silently. */
export function jsonCopy(value: unknown, found: Found[]): unknown {
  return copyAt('', value, found, [])
}

function copyAt(pointer: string, value: unknown, found: Found[], parents: readonly unknown[]): unknown {
  const flaw = flawOf(value) ?? nestingFlaw(value, parents)
  if (flaw !== undefined) {
    found.push({ pointer, message: `${flaw}. A fixture can hold only what JSON can.` })
    return null
  }
  if (typeof value === 'string') noteCharacters(pointer, value, '', found)
  if (typeof value !== 'object' || value === null) return value

  const copy = copyOf(pointer, value, found, [...parents, value])
  if (typeof copy === 'object' && copy !== null) copySpelling(value, copy)
  return copy
}

function copyOf(pointer: string, value: object, found: Found[], within: readonly unknown[]): unknown {
  if ('toJSON' in value && typeof value.toJSON === 'function') return copyAt(pointer, value.toJSON(), found, within)
  if (Array.isArray(value)) {
    return Array.from(value, (item, index) => copyAt(pointerTo(pointer, index), item, found, within))
  }
  // `fromEntries` keeps a key `__proto__`; an assignment would not.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => {
        noteCharacters(pointer, key, `has the key ${JSON.stringify(key)}, which `, found)
        return [key, copyAt(pointerTo(pointer, key), item, found, within)]
      }),
  )
}

function noteCharacters(pointer: string, text: string, where: string, found: Found[]): void {
  const flaw = characterFlaw(text)
  if (flaw !== undefined) found.push({ pointer, message: `${where}${flaw}. No answer can contain that: leave it out.` })
}

function flawOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : `is ${value}`
    case 'object':
      return exoticFlaw(value)
    default:
      return value === undefined ? 'is undefined' : `is a ${typeof value}`
  }
}

/** Maps, sets, bytes and the like, which JSON would make empty or meaningless objects. */
function exoticFlaw(value: object | null): string | undefined {
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1)
  return ['Object', 'Array', 'Date', 'Null'].includes(kind) ? undefined : `is a ${kind}`
}

function nestingFlaw(value: unknown, parents: readonly unknown[]): string | undefined {
  if (parents.includes(value)) return 'contains itself'
  return parents.length > maxDepth ? `is nested more than ${maxDepth} levels deep` : undefined
}

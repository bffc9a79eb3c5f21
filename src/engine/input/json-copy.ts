import { characterFlaw } from './check-input.ts'
import { type Found, pointerTo } from './fixture-error.ts'
import { copySpelling } from './json-spelling.ts'

/** Deeper than any fixture, and shallow enough for whatever walks one later. */
const maxDepth = 500

/**
 * A copy of `value` that its owner can no longer change, and that holds only what JSON can say. What JSON would drop or
 * turn into something else without a word is reported to `found`.
 */
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
  // fromEntries defines: a key named __proto__ stays a key.
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

/** Maps, sets, bytes and the like: JSON makes an empty or a meaningless object of them. */
function exoticFlaw(value: object | null): string | undefined {
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1)
  return ['Object', 'Array', 'Date', 'Null'].includes(kind) ? undefined : `is a ${kind}`
}

function nestingFlaw(value: unknown, parents: readonly unknown[]): string | undefined {
  if (parents.includes(value)) return 'contains itself'
  return parents.length > maxDepth ? `is nested more than ${maxDepth} levels deep` : undefined
}

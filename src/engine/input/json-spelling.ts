import { isMembers, type JsonTree, readTree, writeTree } from './json-tree.ts'

/**
 * Matches everything that JavaScript may write in another way than it reads: fractions, exponents, numbers beyond 2^53,
 * negative zero, unnecessary escapes, and keys that look like numbers. It may match too much.
 */
const unusual = /[:,[\s](?:-0|-?\d+[.eE]|-?\d{16})|\\[u/]|"\d+"\s*:/

/** Finds every number beyond JavaScript's range, and every negative zero. It may find too much. */
const outOfRange = /[:,[\s](?:-0|-?\d{100}|-?\d+(?:\.\d+)?[eE]\+?\d{3})/

/** The spelling of arrays and objects with an unusual text. */
const spellings = new WeakMap<object, JsonTree>()

/**
 * Like {@link parseValue}, but arrays and objects keep their spelling.
 *
 * @throws {SyntaxError}
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  // A text with a number out of range is never usual.
  if (!isContainer(value) || isUsual(text, value)) return value
  return withSpelling(limitNumbers(value, text), readTree(text))
}

/** Whether `JSON.stringify` writes the text of `value` as it was read, apart from whitespace. */
export function isUsual(text: string, value: unknown): boolean {
  // The text may be usual after all, because `unusual` matches too much.
  return !unusual.test(text) || JSON.stringify(value) === text
}

/**
 * Like `JSON.parse`, but a number beyond JavaScript's range becomes the nearest one in it, because JSON has no infinity.
 *
 * @param text An array or an object.
 * @throws {SyntaxError}
 */
export function parseValue(text: string): unknown {
  return limitNumbers(JSON.parse(text), text)
}

/** Gives `copy` the spelling of `original`. */
export function copySpelling<Copy extends object>(original: object, copy: Copy): Copy {
  const spelling = spellings.get(original)
  if (spelling !== undefined) spellings.set(copy, spelling)
  return copy
}

/** Gives `copy` the spelling of `original`, except for changed items. A copy with other keys has no spelling. */
export function respell<Copy extends object>(original: object, copy: Copy): Copy {
  const spelling = spellings.get(original)
  if (spelling === undefined || Object.keys(copy).some((key) => !Object.hasOwn(original, key))) return copy

  const itemTree = (key: number | string, tree: JsonTree): JsonTree => {
    const item: unknown = Reflect.get(copy, key)
    return item === Reflect.get(original, key) ? tree : readTree(writeJson(item))
  }
  const tree = isMembers(spelling)
    ? new Map([...spelling].map(([name, { key, value }]) => [name, { key, value: itemTree(name, value) }]))
    : (spelling as readonly JsonTree[]).map((item, index) => itemTree(index, item))
  spellings.set(copy, tree)
  return copy
}

/** Like `JSON.stringify`, but keeps the spelling of values from {@link parseJson}, without whitespace. */
export function writeJson(value: unknown): string {
  return hasSpelling(value) ? writeSpelled(value) : JSON.stringify(value)
}

/** The exact text of `value`; undefined when `JSON.stringify` writes the same. */
export function exactJson(value: unknown): string | undefined {
  if (!hasSpelling(value)) return undefined
  const text = writeSpelled(value)
  return text === JSON.stringify(value) ? undefined : text
}

function hasSpelling(value: unknown): boolean {
  if (!isContainer(value)) return false
  if (spellings.has(value)) return true
  for (const key in value) if (hasSpelling((value as Record<string, unknown>)[key])) return true
  return false
}

function writeSpelled(value: unknown): string {
  if (!isContainer(value)) return JSON.stringify(value)
  const spelling = spellings.get(value)
  if (spelling !== undefined) return writeTree(spelling)
  if (Array.isArray(value)) return `[${value.map(writeSpelled).join(',')}]`

  const fields = Object.entries(value).filter(([, item]) => item !== undefined)
  return `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${writeSpelled(item)}`).join(',')}}`
}

function withSpelling(value: object, tree: JsonTree): object {
  spellings.set(value, tree)
  if (isMembers(tree)) for (const [key, member] of tree) spellItem(Reflect.get(value, key), member.value)
  else for (const [index, item] of (tree as readonly JsonTree[]).entries()) spellItem(Reflect.get(value, index), item)
  return value
}

function spellItem(item: unknown, tree: JsonTree): void {
  if (isContainer(item)) withSpelling(item, tree)
}

function limitNumbers(value: object, text: string): object {
  return outOfRange.test(text) ? withNumbersInRange(value) : value
}

function withNumbersInRange(holder: object): object {
  const keys = Array.isArray(holder) ? holder.keys() : Object.keys(holder)
  for (const key of keys) {
    const item: unknown = Reflect.get(holder, key)
    if (isContainer(item)) withNumbersInRange(item)
    else if (typeof item === 'number') Reflect.set(holder, key, inRange(item))
  }
  return holder
}

function inRange(number: number): number {
  // Adding 0 turns -0 into 0, as `JSON.stringify` does.
  return Math.min(Math.max(number, -Number.MAX_VALUE), Number.MAX_VALUE) + 0
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** A deep copy of arrays and plain objects. Other values are not copied. */
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

import { type Found, pointerTo } from './fixture-error.ts'

/**
 * JSON with its spelling. A scalar is its text. An object keeps the order and the text of its keys. JavaScript's values lose
 * both: they round `12345678901234567890` and sort the keys `"10"` and `"9"`.
 */
export type JsonTree = string | readonly JsonTree[] | JsonMembers

/** The members of an object by name. `key` is the text of the name. */
export type JsonMembers = ReadonlyMap<string, { readonly key: string; readonly value: JsonTree }>

/** Reads valid JSON. If an object has a key twice, the last value counts, as in Python. */
export function readTree(text: string): JsonTree {
  return new Reader(text).read()
}

/** The text of a tree, without whitespace between its parts. */
export function writeTree(tree: JsonTree): string {
  if (typeof tree === 'string') return tree
  if (isMembers(tree))
    return `{${Array.from(tree.values(), ({ key, value }) => `${key}:${writeTree(value)}`).join(',')}}`
  return `[${tree.map(writeTree).join(',')}]`
}

export function isMembers(tree: JsonTree): tree is JsonMembers {
  return tree instanceof Map
}

/** More than any fixture needs, and few enough for recursive functions. */
const maxDepth = 500

/** Why a text is not JSON, with line and column. Or its repeated keys, of which `JSON.parse` would silently drop one. */
export function jsonMistakes(text: string): Found[] {
  try {
    const reader = new Reader(text, maxDepth)
    reader.read()
    return reader.repeatedKeys
  } catch (misfit) {
    return [{ pointer: '', message: `is not JSON at ${(misfit as Misfit).message}` }]
  }
}

const blanks = /[ \t\r\n]*/y
const token =
  /[{}[\],:]|"[ !#-[\]-\uffff]*(?:\\.[ !#-[\]-\uffff]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|/y
const scalar = /^["\-\dtfn]/

class Misfit extends Error {}

class Reader {
  readonly repeatedKeys: Found[] = []
  readonly #text: string
  readonly #maxDepth: number
  readonly #path: (string | number)[] = []
  #at = 0
  #word = ''

  constructor(text: string, maxDepth = Number.POSITIVE_INFINITY) {
    this.#text = text
    this.#maxDepth = maxDepth
    this.#advance()
  }

  /** @throws {Misfit} */
  read(): JsonTree {
    const tree = this.#readValue()
    if (this.#at < this.#text.length) this.#fail('nothing more')
    return tree
  }

  #readValue(): JsonTree {
    if (this.#path.length > this.#maxDepth) this.#fail(`no more than ${this.#maxDepth} levels of nesting`)
    if (this.#skip('{')) return this.#readMembers()
    if (this.#skip('[')) return this.#readItems()
    const word = this.#word
    if (!scalar.test(word)) this.#fail('a value')
    this.#advance()
    return word
  }

  #readItems(): JsonTree[] {
    const items: JsonTree[] = []
    if (this.#skip(']')) return items
    do items.push(this.#readChild(items.length))
    while (this.#skip(','))
    this.#expect(']', '"," or "]"')
    return items
  }

  #readMembers(): JsonMembers {
    const members = new Map<string, { key: string; value: JsonTree }>()
    if (this.#skip('}')) return members
    do {
      const key = this.#word
      const name = this.#readKey(members)
      this.#expect(':', '":"')
      members.set(name, { key, value: this.#readChild(name) })
    } while (this.#skip(','))
    this.#expect('}', '"," or "}"')
    return members
  }

  #readChild(key: string | number): JsonTree {
    this.#path.push(key)
    const value = this.#readValue()
    this.#path.pop()
    return value
  }

  #readKey(members: JsonMembers): string {
    if (!this.#word.startsWith('"')) this.#fail('a key in double quotes')

    const key: string = JSON.parse(this.#word)
    if (members.has(key)) {
      const message = `is there twice, the second time at ${this.#place()}.`
      this.repeatedKeys.push({ pointer: pointerTo('', ...this.#path, key), message })
    }
    this.#advance()
    return key
  }

  #skip(word: string): boolean {
    if (this.#word !== word) return false
    this.#advance()
    return true
  }

  #expect(word: string, expected: string): void {
    if (!this.#skip(word)) this.#fail(expected)
  }

  #advance(): void {
    this.#at = endOf(blanks, this.#text, this.#at + this.#word.length)
    this.#word = this.#text.slice(this.#at, endOf(token, this.#text, this.#at))
    if (this.#word.includes('\\')) this.#checkEscapes()
  }

  #checkEscapes(): void {
    try {
      JSON.parse(this.#word)
    } catch {
      throw new Misfit(`${this.#place()}: the string has an escape that JSON does not know.`)
    }
  }

  #fail(expected: string): never {
    throw new Misfit(`${this.#place()}: expected ${expected}, but found ${this.#found()}.`)
  }

  #found(): string {
    if (this.#word.length > 1) return this.#word

    const [first] = this.#text.slice(this.#at, this.#at + 2)
    if (first === undefined) return 'the end'
    return first === '"' ? 'a string that is not closed, or has a control character' : JSON.stringify(first)
  }

  #place(): string {
    const lines = this.#text.slice(0, this.#at).split('\n')
    return `line ${lines.length}, column ${(lines.at(-1) as string).length + 1}`
  }
}

/** Where the match of a sticky `pattern` at `start` ends. */
function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start
  pattern.test(text)
  return pattern.lastIndex
}

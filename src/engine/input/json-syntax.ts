import { type Found, pointerTo } from './fixture-error.ts'

/**
 * Why a text is not JSON: line, column and what was expected there. Or which keys it has twice, of which `JSON.parse`
 * would drop one without a word.
 */
export function jsonMistakes(text: string): Found[] {
  const reader = new Reader(text)
  try {
    reader.readText()
  } catch (misfit) {
    return [{ pointer: '', message: `is not JSON at ${(misfit as Misfit).message}` }]
  }
  return reader.repeatedKeys
}

const blanks = /[ \t\r\n]*/y
const token =
  /[{}[\],:]|"[ !#-[\]-\uffff]*(?:\\.[ !#-[\]-\uffff]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|/y
const scalar = /^["\-\dtfn]/
const maxDepth = 500

class Misfit extends Error {}

/** Reads JSON for the sake of its mistakes; the values are left to `JSON.parse`. */
class Reader {
  readonly repeatedKeys: Found[] = []
  readonly #text: string
  readonly #path: (string | number)[] = []
  #at = 0
  #word = ''

  constructor(text: string) {
    this.#text = text
    this.#advance()
  }

  readText(): void {
    this.#readValue()
    if (this.#at < this.#text.length) this.#fail('nothing more')
  }

  #readValue(): void {
    if (this.#path.length > maxDepth) this.#fail(`no more than ${maxDepth} levels of nesting`)
    if (this.#skip('{')) this.#readMembers()
    else if (this.#skip('[')) this.#readItems()
    else if (scalar.test(this.#word)) this.#advance()
    else this.#fail('a value')
  }

  #readItems(): void {
    if (this.#skip(']')) return
    for (let index = 0; index === 0 || this.#skip(','); index++) this.#readChild(index)
    this.#expect(']', '"," or "]"')
  }

  #readMembers(): void {
    if (this.#skip('}')) return
    const keys = new Set<string>()
    do {
      const key = this.#readKey(keys)
      this.#expect(':', '":"')
      this.#readChild(key)
    } while (this.#skip(','))
    this.#expect('}', '"," or "}"')
  }

  #readChild(key: string | number): void {
    this.#path.push(key)
    this.#readValue()
    this.#path.pop()
  }

  #readKey(keys: Set<string>): string {
    if (!this.#word.startsWith('"')) this.#fail('a key in double quotes')

    const key: string = JSON.parse(this.#word)
    if (keys.has(key)) {
      const message = `is there twice, the second time at ${this.#place()}.`
      this.repeatedKeys.push({ pointer: pointerTo('', ...this.#path, key), message })
    }
    keys.add(key)
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

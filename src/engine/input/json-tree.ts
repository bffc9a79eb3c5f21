/**
 * JSON as it is spelled. A scalar is its own text. An object keeps its keys in their order, each with its text.
 * JavaScript's values keep neither: they round `12345678901234567890` and sort the keys `"10"` and `"9"`.
 */
export type JsonTree = string | readonly JsonTree[] | JsonMembers

/** The members of an object, by the name that the text of the key stands for. */
export type JsonMembers = ReadonlyMap<string, { readonly key: string; readonly value: JsonTree }>

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g

/** Reads text that is known to be JSON. When an object has a key twice, the last value counts, as in Python. */
export function readTree(text: string): JsonTree {
  return new Reader(text.match(token) as string[]).read()
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

class Reader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  read(): JsonTree {
    const first = this.#next()
    if (first === '{') return this.#readMembers()
    return first === '[' ? this.#readItems() : first
  }

  #readMembers(): JsonMembers {
    const members = new Map<string, { key: string; value: JsonTree }>()
    for (let key = this.#next(); key !== '}'; key = this.#next()) {
      if (key === ',') continue
      // Skips the colon.
      this.#at++
      members.set(JSON.parse(key), { key, value: this.read() })
    }
    return members
  }

  #readItems(): JsonTree[] {
    const items: JsonTree[] = []
    while (this.#tokens[this.#at] !== ']') {
      if (this.#tokens[this.#at] === ',') this.#at++
      items.push(this.read())
    }
    this.#at++
    return items
  }

  #next(): string {
    return this.#tokens[this.#at++] as string
  }
}

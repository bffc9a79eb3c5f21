import { respell } from '../input/json-spelling.ts'

/** Secrets that a journal must not show, whatever they look like. */
export interface SecretSource {
  /** By token. */
  readonly apiTokens: ReadonlyMap<string, unknown>
  /** Whether the text is another token, or was a token. @default there are no others */
  knowsToken?(text: string): boolean
  /** The other secrets, and the other tokens that are not {@link isPlainSecret}: no lookup finds them. @default none */
  listSecrets?(): Iterable<string>
}

/** Whether a secret has eight or more letters, digits, `_` and `-`. A redactor finds it as a word of a text. */
export function isPlainSecret(secret: string): boolean {
  return /^\w[\w-]{6,}\w$/.test(secret)
}

/** The headers as Node has them. Not Node's own type, because users may lack `@types/node`. */
export interface RequestHeaders {
  readonly origin?: string | undefined
  readonly [name: string]: string | string[] | undefined
}

/** Fields and headers that hold a secret: `token`, `current_token`, `counterTokens`, `key_value`, `x-auth` and the like. */
const secretNames =
  '(?:token|jwt|secret|passw(?:or)?d|passphrase|credential|key_?value|(?:api|access|private|signing)[-_]?key|authorization|(?<![a-z])auth)s?'
const secretKey = new RegExp(`${secretNames}$`, 'i')
const secretHeader = new RegExp(`cookie|${secretNames}(?![a-z])`, 'i')
/** A secret name with its value in text: in a query, a form, and JSON or XML that is broken. */
const assignment = new RegExp(
  `(${secretNames}[\\\\"'\\s]{0,12}[:=>][\\\\\\s[]{0,12})(?:"([^"]*)|'([^']*)|((?:(?:token|bearer|basic)\\s{1,9})?)([^\\s"'&;,<}]+))`,
  'gi',
)
const assignmentSign = /[:=>]/
const longWord = /[\w-]{8,}/g
/** What may be a JWT, or a secret that is percent-encoded. */
const urlWord = /[\w.~%+-]+/g
const longUrlWord = /[\w.~%+-]{8,}/g
/** Long hexadecimal words are tokens, known or not. */
const issuedToken = /^[0-9a-f]{60,}$/i
/** Longer first words are not schemes. */
const credentials = /^([a-z]{1,12}\s+)?(.*)$/is
const bareScheme = /^(?:token|bearer|basic)$/i

/** The last four characters, or fewer of a short secret: enough to recognise it and too few to use it. */
export function lastFour(secret: string): string {
  return `…${secret.slice(Math.max(secret.length - 4, Math.ceil(secret.length / 2)))}`
}

/**
 * Hides the secrets in requests and answers: known ones by value, unknown ones by the name of their field or by their
 * shape. The time is linear in the length of the text, whatever it contains.
 */
export class Redactor {
  readonly #sources: readonly SecretSource[]
  /** The known secrets that are plain words. */
  readonly #words = new Set<string>()
  /** Finds the other known secrets; undefined when there is none. */
  readonly #others: RegExp | undefined

  constructor(sources: readonly SecretSource[], secrets: readonly string[] = []) {
    this.#sources = sources
    const others = new Set<string>()
    const ofSources = sources.flatMap((source) => [source.apiTokens.keys(), source.listSecrets?.() ?? []])
    for (const listed of [secrets, ...ofSources]) {
      for (const secret of listed) (isPlainSecret(secret) ? this.#words : others).add(secret)
    }
    others.delete('')
    if (others.size > 0) this.#others = anyOf([...others])
  }

  /** Whether a text contains a known secret, also percent-encoded. */
  hasSecret(text: string): boolean {
    return [text, decoded(text)].some(
      (form) => this.#others?.test(form) || (form.match(longWord) ?? []).some((found) => this.#isKnown(found)),
    )
  }

  /** A text that a client wrote. */
  text(text: string): string {
    if (!assignmentSign.test(text)) return this.sentence(text)
    return this.sentence(text.replace(assignment, hideAssigned))
  }

  /** A text of the fake itself, which names fields without their values: "current_token: This field is required." */
  sentence(text: string): string {
    let shown = this.#others ? text.replace(this.#others, lastFour) : text
    if (shown.length < 3) return shown
    if (shown.includes('%') || shown.includes('eyJ')) {
      shown = shown.replace(this.#others ? urlWord : longUrlWord, (found) => this.#urlWord(found))
    }
    return shown.length < 8 ? shown : shown.replace(longWord, (found) => this.#longWord(found))
  }

  headers(headers: RequestHeaders): Record<string, string> {
    const shown = Object.entries(headers).map(([name, value]) => {
      const text = String(value)
      return [name, secretHeader.test(name) ? hideCredentials(text) : this.text(text)]
    })
    return Object.fromEntries(shown)
  }

  /** A JSON value without its secrets: a copy, or the value itself when it has none. */
  json(value: unknown, isSecret = false): unknown {
    if (typeof value === 'string') return isSecret ? lastFour(value) : this.text(value)
    if (value === null) return null
    if (typeof value !== 'object') return isSecret ? lastFour(String(value)) : value
    return Array.isArray(value) ? this.#list(value, isSecret) : this.#object(value, isSecret)
  }

  /** The value of one field. It is a secret when a name in its path, for example `properties.tokens[0].id`, says so. */
  field(path: string, value: unknown): unknown {
    return this.json(
      value,
      path.split(/[.[\]]/).some((name) => secretKey.test(name)),
    )
  }

  #list(list: readonly unknown[], isSecret: boolean): readonly unknown[] {
    let copy: unknown[] | undefined
    for (const [index, item] of list.entries()) {
      const shown = this.json(item, isSecret)
      if (shown === item) continue
      copy ??= [...list]
      copy[index] = shown
    }
    return copy ? respell(list, copy) : list
  }

  #object(object: object, isSecret: boolean): object {
    let hasSecret = false
    const entries = Object.entries(object)
    for (const entry of entries) {
      const [key, item] = entry
      entry[0] = this.text(key)
      entry[1] = this.json(item, isSecret || secretKey.test(key))
      hasSecret ||= entry[0] !== key || entry[1] !== item
    }
    // fromEntries defines: a key named __proto__ stays a key.
    return hasSecret ? respell(object, Object.fromEntries(entries)) : object
  }

  #longWord(found: string): string {
    return issuedToken.test(found) || this.#isKnown(found) ? lastFour(found) : found
  }

  /** Hides a JWT up to the end of the word, and a word with a known secret as a whole. */
  #urlWord(found: string): string {
    if (found.includes('%') && this.hasSecret(found)) return lastFour(decoded(found))
    const start = startOfJwt(found)
    if (start === -1) return found
    const end = endWithoutDots(found)
    return found.slice(0, start) + lastFour(found.slice(start, end)) + found.slice(end)
  }

  /** Hyphens around a word belong to the sentence more often than to the secret. */
  #isKnown(found: string): boolean {
    if (this.#words.has(found) || this.#sources.some((source) => source.knowsToken?.(found))) return true
    const word = withoutHyphens(found)
    return word.length < found.length && word !== '' && this.#isKnown(word)
  }
}

/** `Token abcd1234` → `Token …1234`: the scheme stays, because a wrong scheme is worth seeing. */
function hideCredentials(header: string): string {
  if (bareScheme.test(header)) return header
  return header.replace(credentials, (_, scheme = '', secret: string) => scheme + lastFour(secret))
}

function hideAssigned(
  _: string,
  name: string,
  inDoubleQuotes: string | undefined,
  inSingleQuotes: string | undefined,
  scheme: string,
  bare: string,
): string {
  const quoted = inDoubleQuotes ?? inSingleQuotes
  if (quoted === undefined) return name + scheme + lastFour(bare)
  const quote = inDoubleQuotes === undefined ? "'" : '"'
  // The backslash of an escaped quote.
  const backslash = quoted.endsWith('\\') ? '\\' : ''
  return name + quote + lastFour(quoted.slice(0, quoted.length - backslash.length)) + backslash
}

/** The secrets that are not plain words, also percent-encoded. Short ones count only as whole words. */
function anyOf(secrets: readonly string[]): RegExp {
  const forms = new Set(
    secrets.flatMap((secret) => [secret, encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'))]),
  )
  const longestFirst = [...forms].sort((one, other) => other.length - one.length)
  const patterns = longestFirst.map((secret) => {
    const pattern = secret.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    return secret.length < 8 ? `(?<!\\w)${pattern}(?!\\w)` : pattern
  })
  return new RegExp(patterns.join('|'), 'g')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not UTF-8.
    return unescape(text)
  }
}

/** Where a JWT begins: at a part that starts with `eyJ` and has at least two dots after it. */
function startOfJwt(text: string): number {
  for (let start = text.indexOf('eyJ'); start !== -1; start = text.indexOf('eyJ', start + 1)) {
    if (start > 0 && /\w/.test(text[start - 1] as string)) continue
    const dot = text.indexOf('.', start)
    return dot !== -1 && text.indexOf('.', dot + 1) !== -1 ? start : -1
  }
  return -1
}

function endWithoutDots(text: string): number {
  let end = text.length
  while (text[end - 1] === '.') end--
  return end
}

function withoutHyphens(text: string): string {
  let start = 0
  let end = text.length
  while (text[start] === '-') start++
  while (end > start && text[end - 1] === '-') end--
  return text.slice(start, end)
}

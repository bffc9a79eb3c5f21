import type { RequestHeaders } from './entry.ts'

/** What holds a secret whatever it looks like: `token`, `current_token`, `userGroupToken`, `key_value` and the like. */
const secretName = 'token|jwt|secret|password|key_value|api_?key|authorization'
const secretKey = new RegExp(`(?:${secretName})$`, 'i')
const secretHeader = /authorization|cookie|token|secret|api-?key/
/** The same in text: in a query, a form, and JSON or XML that is broken. */
const secretAssignment = new RegExp(
  `((?:${secretName})[\\\\"']{0,2}\\s{0,9}[:=>]\\s{0,9}[\\\\"']{0,2}(?:(?:token|bearer|basic)\\s+)?)((?:[^\\s"'&;,<}\\\\]|\\\\[^"'])+)`,
  'gi',
)
/** The shapes of Explo's tokens and of JWTs, wherever one turns up. */
const tokenLike = /\b[0-9a-f]{60,}\b|\beyJ[\w-]+(?:\.[\w-]*){2,4}/gi
const word = /[\w.~+-]{8,}/g
/** Long words are schemes no more. */
const credentials = /^([a-z]{1,12}\s+)?(.*)$/is
const bareScheme = /^(?:token|bearer|basic)$/i

/** The last four characters, or fewer of a short secret: enough to recognise it and too few to use it. */
export function lastFour(secret: string): string {
  return `…${secret.slice(Math.max(secret.length - 4, Math.ceil(secret.length / 2)))}`
}

/** Takes the secrets out of what a request says. */
export class Redactor {
  readonly #isToken: (word: string) => boolean

  /** @param isToken Tells the tokens of the world, which a fixture may have given any shape. */
  constructor(isToken: (word: string) => boolean) {
    this.#isToken = isToken
  }

  /** What a client wrote. */
  text(text: string): string {
    return this.sentence(text.replace(secretAssignment, (_, name: string, value: string) => name + lastFour(value)))
  }

  /** What the fake itself says, which names fields but gives no values: "current_token: This field is required." */
  sentence(text: string): string {
    return text.replace(tokenLike, lastFour).replace(word, (found) => (this.#isToken(found) ? lastFour(found) : found))
  }

  headers(headers: RequestHeaders): Record<string, string> {
    const shown = Object.entries(headers).map(([name, value]) => {
      const text = String(value)
      return [name, secretHeader.test(name) ? redactCredentials(text) : this.text(text)]
    })
    return Object.fromEntries(shown)
  }

  /** A copy of a JSON value without its secrets. */
  json(value: unknown, isSecret = false): unknown {
    if (Array.isArray(value)) return value.map((item) => this.json(item, isSecret))
    if (typeof value !== 'object') return isSecret ? lastFour(String(value)) : this.#plain(value)
    if (value === null) return null

    // fromEntries defines: a key named __proto__ stays a key.
    const entries = Object.entries(value)
    return Object.fromEntries(
      entries.map(([key, item]) => [this.text(key), this.json(item, isSecret || secretKey.test(key))]),
    )
  }

  #plain(value: unknown): unknown {
    return typeof value === 'string' ? this.text(value) : value
  }
}

/** `Token abcd1234` → `Token …1234`: the scheme stays, because a wrong scheme is worth seeing. */
function redactCredentials(header: string): string {
  if (bareScheme.test(header)) return header
  return header.replace(credentials, (_, scheme = '', secret: string) => scheme + lastFour(secret))
}

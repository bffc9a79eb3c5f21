import { FakeError } from '../input/tester-error.ts'
import { withoutPrefix } from '../product.ts'

/** Keys of an answer whose texts give access to something. */
const secretKey = /token|jwt|link|secret|password/i
/** Shorter secrets are too often part of an ordinary word. They are replaced only where they stand alone. */
const headLength = 8
/** A text under such a key that is no secret, for example the error code `invalid-value`. */
const word = /^[a-z_-]{1,20}$/i
const apiToken = '<API token>'

/** Knows the secrets of one run, and replaces them in everything that the run shows or writes. */
export class Scrubber {
  /** Long secrets by their first characters, so that a text is searched once, however many there are. */
  readonly #byHead = new Map<string, string[]>()
  readonly #apiTokens = new Set<string>()
  readonly #short = new Set<string>()
  readonly #shortApiTokens: RegExp | undefined

  /** @param apiTokens Of the account; an undefined one is ignored. */
  constructor(apiTokens: readonly (string | undefined)[]) {
    const given = apiTokens.filter((token) => token !== undefined)
    for (const form of given.flatMap(formsOf)) {
      this.#apiTokens.add(form)
      this.#add(form)
    }
    const short = given.filter(({ length }) => length < headLength)
    if (short.length > 0) {
      this.#shortApiTokens = new RegExp(`(?<![\\w-])(${short.map(literal).join('|')})(?![\\w-])`, 'g')
    }
  }

  /** Learns every token, JWT and link in an answer. */
  learnFrom(body: unknown, isSecret = false): void {
    if (typeof body === 'string') {
      if (isSecret && /^\S+$/.test(body)) this.#learn(body)
    } else if (typeof body === 'object' && body !== null) {
      for (const [key, value] of Object.entries(body)) this.learnFrom(value, isSecret || secretKey.test(key))
    }
  }

  /** A copy with a name in place of each secret. The same secret has the same name everywhere in the copy. */
  scrub<Value>(value: Value): Value {
    return this.#scrub(value, new Map()) as Value
  }

  /** Whether a secret is part of a text. */
  isIn(text: string): boolean {
    return this.scrub(text) !== text
  }

  /** The error without secrets in its message and stack. */
  scrubError(error: unknown): unknown {
    if (error instanceof FakeError) {
      return new FakeError(withoutPrefix(error.code), this.scrub(error.problem), this.scrub(error.hint))
    }
    if (!(error instanceof Error)) return this.scrub(error)
    error.message = this.scrub(error.message)
    error.stack = this.scrub(String(error.stack))
    return error
  }

  #learn(secret: string): void {
    if (word.test(secret)) this.#short.add(secret)
    else for (const form of textForms(secret)) this.#add(form)
  }

  #add(secret: string): void {
    if (secret.length < headLength) {
      this.#short.add(secret)
      return
    }
    const head = secret.slice(0, headLength)
    const others = this.#byHead.get(head) ?? []
    if (others.includes(secret)) return
    this.#byHead.set(
      head,
      [...others, secret].sort((one, other) => other.length - one.length),
    )
  }

  #scrub(value: unknown, names: Map<string, string>): unknown {
    if (typeof value === 'string') return this.#scrubText(value, names)
    if (Array.isArray(value)) return value.map((item) => this.#scrub(item, names))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [this.#scrubText(key, names), this.#scrub(item, names)]),
    )
  }

  #scrubText(text: string, names: Map<string, string>): string {
    if (this.#short.has(text)) return this.#nameOf(text, names)
    let scrubbed = ''
    let from = 0
    for (let at = 0; at + headLength <= text.length; at++) {
      const secret = this.#byHead.get(text.slice(at, at + headLength))?.find((one) => text.startsWith(one, at))
      if (secret === undefined) continue
      scrubbed += text.slice(from, at) + this.#nameOf(secret, names)
      from = at + secret.length
      at = from - 1
    }
    scrubbed += text.slice(from)
    return this.#shortApiTokens ? scrubbed.replace(this.#shortApiTokens, apiToken) : scrubbed
  }

  #nameOf(secret: string, names: Map<string, string>): string {
    if (this.#apiTokens.has(secret)) return apiToken
    const name = names.get(secret) ?? `<secret ${names.size + 1}>`
    names.set(secret, name)
    return name
  }
}

/** Every form in which an API token may come back. */
function formsOf(secret: string): string[] {
  return secret.length < headLength ? textForms(secret) : [...textForms(secret), ...base64Forms(secret)]
}

/** A text unchanged, in a URL, and in JSON. */
function textForms(secret: string): string[] {
  const encoded = encodeURIComponent(Buffer.from(secret).toString())
  return [
    ...new Set([
      secret,
      encoded,
      encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
      JSON.stringify(secret).slice(1, -1),
    ]),
  ]
}

/** The characters of a base64 text that are the same wherever the secret stands in it. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    const [start, end] = [Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6)]
    return [encoded.toString('base64').slice(start, end), encoded.toString('base64url').slice(start, end)]
  })
}

function literal(text: string): string {
  return text.replace(/[^\w]/g, '\\$&')
}

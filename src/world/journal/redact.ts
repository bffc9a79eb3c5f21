const secretKeys = new Set(['token', 'current_token', 'jwt', 'key_value'])
const secretHeaders = new Set(['authorization', 'cookie', 'explo-authorization', 'proxy-authorization'])
/** The shape of Explo's tokens, wherever one turns up: in a query, a broken body, a field of another name. */
const tokenLike = /\b[0-9a-f]{60,}\b/gi
/** The shape of embed JWTs: five parts, the first of which is a JSON object. */
const jwtLike = /\beyJ[\w-]*\.[\w-]*\.[\w-]*\.[\w-]*\.[\w-]+/g

/** The last four characters, enough to recognise a token and too few to use it. */
export function lastFour(secret: string): string {
  return `…${secret.slice(-4)}`
}

export function redactText(text: string): string {
  return text.replace(tokenLike, lastFour).replace(jwtLike, lastFour)
}

/** The path and query of a request: a `token` parameter is a secret whatever it looks like. */
export function redactTarget(target: string): string {
  return redactText(
    target.replace(/([?&][^=&]*token[^=&]*=)([^&]*)/gi, (_, name, value) => `${name}${lastFour(value)}`),
  )
}

export function redactHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]) => {
    const text = String(value)
    return [name, secretHeaders.has(name) ? redactCredentials(text) : redactText(text)]
  })
  return Object.fromEntries(shown)
}

/** A copy of a JSON value without its secrets. */
export function redactJson(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value)
  if (Array.isArray(value)) return value.map(redactJson)
  if (typeof value !== 'object' || value === null) return value

  // defineProperty semantics of fromEntries: a key named __proto__ stays a key.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretKeys.has(key) && typeof item === 'string' ? lastFour(item) : redactJson(item),
    ]),
  )
}

/** `Token abcd1234` → `Token …1234`: the scheme stays, because a wrong scheme is worth seeing. */
function redactCredentials(header: string): string {
  const [, scheme = '', secret = ''] = /^(\S+\s+)?(.*)$/s.exec(header) ?? []
  return scheme + lastFour(secret)
}

/** The header with the API token. */
export interface CredentialsHeader {
  /** Spelled as in documents. The journal hides its value if the name marks a secret, as `authorization` does. */
  readonly name: string
  /** The word before the API token, compared without case. @default none */
  readonly scheme?: string
  /** What the header contains, for documents. */
  readonly description: string
}

/** The API token of a request, or why it has none. A token with a `flaw` is a mistake of the client and never opens a world. */
export type Credentials =
  | { readonly token: string; readonly flaw?: string }
  | { readonly token: null; readonly flaw: string }

/** The value of the header for an API token. */
export function writeCredentials({ scheme }: CredentialsHeader, apiToken: string): string {
  return scheme === undefined ? apiToken : `${scheme} ${apiToken}`
}

/** What JavaScript makes of a variable that is not set. */
const unsetValues = ['undefined', 'null']

// Assumed: missingCredentials
export function readCredentials(
  { name, scheme }: CredentialsHeader,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Credentials {
  const value = headers[name.toLowerCase()]
  if (value === undefined) return absent(`the ${name} header is missing`)

  const text = String(value).trim()
  const token = scheme === undefined ? text : tokenAfter(scheme, text)
  if (token === undefined) return absent(`the ${name} header does not start with "${scheme} "`)
  if (token === '') return absent(`the ${name} header has no token${scheme === undefined ? '' : ` after "${scheme}"`}`)
  return unsetValues.includes(token)
    ? { token, flaw: `the API token is the word "${token}", as of a variable that is not set` }
    : { token }
}

function tokenAfter(scheme: string, text: string): string | undefined {
  const [word = '', ...rest] = text.split(' ')
  return word.toLowerCase() === scheme.toLowerCase() ? rest.join(' ').trim() : undefined
}

function absent(flaw: string): Credentials {
  return { token: null, flaw }
}

import type { Credentials } from '../engine/terms.ts'

export const credentialsHeader = {
  name: 'Explo-Authorization',
  description:
    '`Token <API token>`. An API token belongs to one data visibility group, and is read-only or read-write.',
}

const header = credentialsHeader.name.toLowerCase()
/** What JavaScript makes of a variable that is not set. */
const unsetValues = ['undefined', 'null']

// Assumed: missingCredentials
export function readCredentials(headers: Readonly<Record<string, string | string[] | undefined>>): Credentials {
  const value = headers[header]
  if (value === undefined) return absent('the Explo-Authorization header is missing')

  const text = String(value).trim()
  const space = text.indexOf(' ')
  const scheme = space === -1 ? text : text.slice(0, space)
  if (scheme.toLowerCase() !== 'token') return absent('the Explo-Authorization header does not start with "Token "')

  const token = space === -1 ? '' : text.slice(space).trim()
  if (token === '') return absent('the Explo-Authorization header has no token after "Token"')
  return unsetValues.includes(token)
    ? { token, flaw: `the API token is the word "${token}", as of a variable that is not set` }
    : { token }
}

function absent(flaw: string): Credentials {
  return { token: null, flaw }
}

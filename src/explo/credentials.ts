import type { Credentials } from '../engine/service.ts'

const header = 'explo-authorization'

// Assumed: missingCredentials
export function readCredentials(headers: Readonly<Record<string, string | string[] | undefined>>): Credentials {
  const value = headers[header]
  if (value === undefined) return absent('the Explo-Authorization header is missing')

  const text = String(value).trim()
  const space = text.indexOf(' ')
  const scheme = space === -1 ? text : text.slice(0, space)
  if (scheme.toLowerCase() !== 'token') return absent('the Explo-Authorization header does not start with "Token "')

  const token = space === -1 ? '' : text.slice(space).trim()
  return token === '' ? absent('the Explo-Authorization header has no token after "Token"') : { token }
}

function absent(flaw: string): Credentials {
  return { token: null, flaw }
}

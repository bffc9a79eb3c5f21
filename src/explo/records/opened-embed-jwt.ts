import { FakeError } from '../../engine/input/tester-error.ts'
import { jweHeader, type OpenedJwt, openJwe } from './jwe.ts'
import type { EmbedSecret } from './resources.ts'

/** An embed JWT as a test looks at it. */
export interface EmbedJwt extends OpenedJwt {
  /** On the world's clock. */
  readonly isExpired: boolean
}

/** @throws {FakeError} When it is no JWE, names no secret of the world, or was sealed by another one. */
export function openEmbedJwt(jwt: string, secrets: ReadonlyMap<string, EmbedSecret>, now: number): EmbedJwt {
  const header = jweHeader(jwt)
  if (!header) throw cannotOpen('It is not a JWE in compact form.', 'Pass what generate_jwt answered as "jwt".')

  const { alg, enc } = header
  if (alg !== 'dir' || enc !== 'A256GCM') {
    throw cannotOpen(`Its header says alg "${alg}" and enc "${enc}".`, 'Seal it with alg "dir" and enc "A256GCM".')
  }
  const secret = secrets.get(String(header.kid))
  if (!secret) {
    const known = [...secrets.keys()].join(', ') || 'none'
    throw cannotOpen(`Its key id is "${header.kid}", which no embed secret of this world has.`, `Known are: ${known}.`)
  }
  try {
    const opened = openJwe(jwt, secret)
    return { ...opened, isExpired: Number(opened.claims.exp) * 1000 <= now }
  } catch {
    throw cannotOpen(
      `The embed secret "${secret.keyId}" does not open it.`,
      'Seal it with the key value of that secret.',
    )
  }
}

function cannotOpen(problem: string, hint: string): FakeError {
  return new FakeError('JWT', `The embed JWT cannot be opened. ${problem}`, hint)
}

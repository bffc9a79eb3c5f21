import { createCipheriv, createDecipheriv } from 'node:crypto'
import { FakeError } from '../../engine/input/tester-error.ts'
import type { EmbedSecret } from './records.ts'

/** 24 hours. */
export const defaultLifetimeSeconds = 86_400

/**
 * Seals claims as Explo does: a JWE with `dir` and `A256GCM`, whose key is the UTF-8 bytes of the secret.
 *
 * @param vector 12 bytes, never used twice with one secret.
 */
// Assumed: jwt
export function sealJwt(claims: Record<string, unknown>, secret: EmbedSecret, vector: Uint8Array): string {
  const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: secret.keyId })).toString('base64url')
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), vector)
  cipher.setAAD(Buffer.from(header))
  const text = Buffer.concat([cipher.update(JSON.stringify(claims)), cipher.final()])
  const [sealed, tag] = [text, cipher.getAuthTag()].map((bytes) => bytes.toString('base64url'))
  return [header, '', Buffer.from(vector).toString('base64url'), sealed, tag].join('.')
}

/** The header of a JWE; undefined for any other text. */
function jweHeader(jwt: string): Record<string, unknown> | undefined {
  const parts = jwt.split('.')
  if (parts.length !== 5) return undefined
  try {
    return JSON.parse(Buffer.from(parts[0] as string, 'base64url').toString())
  } catch {
    return undefined
  }
}

/**
 * The claims of a JWE, even of an expired one, and of one with a vector of 16 bytes, which Explo's Python sample makes.
 *
 * @throws When another secret sealed it, or it was changed.
 */
function openJwe(jwt: string, secret: EmbedSecret): EmbedJwt['claims'] {
  const [header = '', , vector = '', text = '', tag = ''] = jwt.split('.')
  const bytes = (part: string) => Buffer.from(part, 'base64url')

  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes(vector), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(header)).setAuthTag(bytes(tag))
  const plain = Buffer.concat([decipher.update(bytes(text)), decipher.final()])
  return JSON.parse(plain.toString())
}

function keyOf({ keyValue }: EmbedSecret): Buffer {
  return Buffer.from(keyValue)
}

/** An opened embed JWT, for tests. */
export interface EmbedJwt {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>> & {
    /** Seconds since 1970. */
    readonly iat: number
    /** Seconds since 1970. */
    readonly exp: number
  }
  /** On the world's clock. */
  readonly isExpired: boolean
}

/** @throws {FakeError} When it is not a JWE, names no secret of the world, or was sealed with another one. */
export function openEmbedJwt(jwt: string, secrets: ReadonlyMap<string, EmbedSecret>, now: number): EmbedJwt {
  const header = typeof jwt === 'string' ? jweHeader(jwt) : undefined
  if (!header) {
    throw cannotOpen(
      'It is not a JWE in compact form.',
      'Pass what generate_jwt answered as "jwt". The answer to a refused request has none.',
    )
  }

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
    const claims = openJwe(jwt, secret)
    return { header, claims, isExpired: Number(claims.exp) * 1000 <= now }
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

import { createDecipheriv } from 'node:crypto'
import type { EmbedSecret } from './resources.ts'

/** An embed JWT, opened. */
export interface OpenedJwt {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>> & {
    /** Seconds since 1970. */
    readonly iat: number
    /** Seconds since 1970. */
    readonly exp: number
  }
}

/**
 * Seals claims as Explo does: a JWE with `dir` and `A256GCM`, whose key is the UTF-8 bytes of the secret.
 * Loads `jose`, which most suites never need.
 *
 * @param vector 12 bytes, never the same twice for one secret.
 */
// Assumed: jwt
export async function sealJwt(
  claims: Record<string, unknown>,
  secret: EmbedSecret,
  vector: Uint8Array,
): Promise<string> {
  const { EncryptJWT } = await import('jose')
  return new EncryptJWT(claims)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: secret.keyId })
    .setInitializationVector(vector)
    .encrypt(keyOf(secret))
}

/** The header of a JWE, or undefined for anything else. */
export function jweHeader(jwt: string): Record<string, unknown> | undefined {
  const parts = jwt.split('.')
  if (parts.length !== 5) return undefined
  try {
    return JSON.parse(Buffer.from(parts[0] as string, 'base64url').toString())
  } catch {
    return undefined
  }
}

/**
 * Opens a JWE, expired or not.
 * Not with `jose`, which refuses the vectors of 16 bytes that Explo's own Python sample makes.
 *
 * @throws When another secret sealed it, or somebody changed it.
 */
export function openJwe(jwt: string, secret: EmbedSecret): OpenedJwt {
  const [header = '', , vector = '', text = '', tag = ''] = jwt.split('.')
  const bytes = (part: string) => Buffer.from(part, 'base64url')

  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes(vector), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(header)).setAuthTag(bytes(tag))
  const plain = Buffer.concat([decipher.update(bytes(text)), decipher.final()])
  return { header: JSON.parse(bytes(header).toString()), claims: JSON.parse(plain.toString()) }
}

function keyOf({ keyValue }: EmbedSecret): Uint8Array {
  return new TextEncoder().encode(keyValue)
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { FakeError, OptionError } from '../../input/tester-error.ts'
import { product } from '../../product.ts'
import type { ServiceHosts } from '../../terms.ts'
import { selfSigned } from './self-signed.ts'

/** How a fake speaks HTTPS: with a certificate that it makes, or with a given one in PEM. */
export type TlsOption = 'self-signed' | { readonly cert: string | Uint8Array; readonly key: string | Uint8Array }

/** The certificate of the server. */
export interface Tls {
  readonly cert: string | Buffer
  readonly key: string | Buffer
  /** What clients must trust. Undefined for a given certificate: the tester knows its authority. */
  readonly ca: string | undefined
}

/** The names by which clients on this machine call the fake. */
const names = ['localhost', '127.0.0.1', '::1']

/** @param service Its host becomes a name of the certificate. @throws {OptionError} For an unusable certificate or key. */
export function resolveTls(option: TlsOption, host: string, service: ServiceHosts): Tls {
  if (option === 'self-signed') {
    const { cert, key } = selfSigned([...new Set([...names, service.api[0], host])])
    return { cert, key, ca: cert }
  }

  const [cert, key] = [Buffer.from(option.cert), Buffer.from(option.key)]
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    throw new OptionError(
      `The option "tls" has no certificate with its key: ${(error as Error).message}.`,
      'Give both in PEM, the key without a passphrase.',
    )
  }
  return { cert, key, ca: undefined }
}

/** The file of a certificate, because programs take certificates to trust as files. */
export interface TrustFile {
  readonly path: string
  remove(): Promise<void>
}

/** @throws {FakeError} When the file cannot be written. */
export async function writeTrustFile(cert: string): Promise<TrustFile> {
  try {
    const folder = await mkdtemp(join(tmpdir(), `${product.name}-`))
    const path = join(folder, 'ca.pem')
    await writeFile(path, cert)
    return { path, remove: () => rm(folder, { recursive: true, force: true }) }
  } catch (cause) {
    throw new FakeError(
      'TRUST_FILE',
      `The certificate to trust cannot be written to ${tmpdir()}: ${(cause as Error).message}.`,
      'Let TMPDIR name a folder that can be written to, or bring a certificate and its key.',
      { cause },
    )
  }
}

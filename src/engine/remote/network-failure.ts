import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { FakeError } from '../input/tester-error.ts'
import { product } from '../product.ts'

/** Whether a call failed because the certificate of the server is not trusted. */
export function isUntrusted(failure: unknown): boolean {
  const { code } = failure as { code?: string }
  return /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_)/.test(String(code))
}

/** The error for a failed `fetch` at `url`, where a fake was expected. */
export async function networkFailure(url: string, failure: Error): Promise<FakeError> {
  const { code, message } = (failure.cause ?? failure) as Error & { code?: string }
  const untrusted = (flaw: string, cure: string) =>
    new FakeError('UNTRUSTED', `The certificate of ${url} is ${flaw}.`, cure, { cause: failure })
  if (isUntrusted({ code })) {
    return untrusted(
      `not trusted: ${message}`,
      'Give it as the option "ca", in PEM, or start this process with NODE_EXTRA_CA_CERTS=<file>; the fake prints which file.',
    )
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return untrusted('for other names', 'Connect by one of those, or start the fake with this name as its host.')
  }
  const other = await withOtherScheme(url, code)
  return unreachable(url, other ? `There is one at ${other}.` : message || String(code), failure)
}

export function unreachable(url: string, flaw: string, cause?: unknown): FakeError {
  return new FakeError(
    'UNREACHABLE',
    `There is no ${product.name} at ${url}. ${flaw}`,
    `Start one there with \`npx ${product.name}\`, or give the URL that it prints.`,
    { cause },
  )
}

interface Reply {
  readonly status: number | undefined
  readonly body: string
}

/** Sends a GET to a URL. Without an admin token it accepts any certificate. */
export async function askInsecurely(url: string, signal: AbortSignal, adminToken?: string): Promise<Reply> {
  const { get } = url.startsWith('https:') ? await import('node:https') : await import('node:http')
  const rejectUnauthorized = adminToken !== undefined
  const headers = adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` }
  const [reply]: IncomingMessage[] = await once(get(url, { headers, signal, rejectUnauthorized }), 'response')
  return { status: reply?.statusCode, body: await text(reply as IncomingMessage) }
}

const patienceMs = 1000

/** The URL of a fake that speaks HTTPS where `url` says HTTP, or the reverse; undefined when there is none. */
export async function withOtherScheme(url: string, code: string | undefined): Promise<string | undefined> {
  if (!/^(ECONNRESET|EPROTO|UND_ERR_SOCKET|ERR_SSL_)/.test(String(code))) return undefined
  const other = url.startsWith('https:') ? url.replace('https:', 'http:') : url.replace('http:', 'https:')
  try {
    const { status } = await askInsecurely(`${other}/__admin/ready`, AbortSignal.timeout(patienceMs))
    return status === 200 ? other : undefined
  } catch {
    return undefined
  }
}

import { type Dialect, type RefusalWords, refusalAnswer } from '../../explo/refusals/dialect.ts'
import { waitFor } from '../../explo/refusals/errors.ts'
import type { RefusalName } from '../../explo/refusals/refusals.ts'

/** What a client receives in place of Explo's answer. */
export interface InjectedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Failures that Explo, or what stands before it, can answer any request with. */
const refusalByName = {
  unauthorized: 'unknownToken',
  forbidden: 'readOnlyToken',
  'not-found': 'notFound',
  throttled: 'throttled',
  'server-error': 'serverError',
  'bad-gateway': 'badGateway',
  unavailable: 'unavailable',
  'gateway-timeout': 'gatewayTimeout',
} as const satisfies Record<string, RefusalName>

export type VendorError = keyof typeof refusalByName

export const vendorErrorNames = Object.keys(refusalByName) as VendorError[]

const details: { readonly [Name in VendorError]?: RefusalWords } = {
  unauthorized: { headers: { 'www-authenticate': 'Token' } },
  // The documented window.
  throttled: waitFor(60),
}

/** A failure as Explo's refusals look. */
export function vendorError(name: VendorError, dialect: Dialect): InjectedAnswer {
  const { status, headers, body } = refusalAnswer(refusalByName[name], details[name] ?? {}, dialect)
  return injectedAnswer(status, headers, body)
}

/** @param body A text is sent as it is, everything else as JSON. Undefined: no body. */
export function injectedAnswer(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): InjectedAnswer {
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  return {
    status,
    headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
    body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
  }
}

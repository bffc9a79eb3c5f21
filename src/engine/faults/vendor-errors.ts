import type { RefusalWords } from '../refusals/refusal.ts'

/** What a client receives in place of the service's answer. */
export interface InjectedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Failures that a service, or what stands before it, can answer any request with. */
export const vendorErrorNames = [
  'unauthorized',
  'forbidden',
  'not-found',
  'throttled',
  'server-error',
  'bad-gateway',
  'unavailable',
  'gateway-timeout',
] as const

export type VendorError = (typeof vendorErrorNames)[number]

/** The refusal as which a service answers each of these failures. */
export type VendorErrors = { readonly [Name in VendorError]: RefusalWords & { readonly refusal: string } }

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

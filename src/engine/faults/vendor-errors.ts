import { refusals } from '../../explo/refusals/refusals.ts'

/** What a client receives in place of Explo's answer. */
export interface InjectedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

// As long as the documented window.
const retryAfterSeconds = '60'

/** Failures that Explo, or what stands before it, can answer any request with, in Explo's dialect. */
// Assumed: vendorErrors
export const vendorErrors = {
  unauthorized: refusal(refusals.unknownToken.status, refusals.unknownToken.sentence, { 'www-authenticate': 'Token' }),
  forbidden: refusal(refusals.readOnlyToken.status, refusals.readOnlyToken.sentence),
  'not-found': refusal(refusals.notFound.status, refusals.notFound.sentence),
  throttled: refusal(refusals.throttled.status, refusals.throttled.sentence.replace('{seconds}', retryAfterSeconds), {
    'retry-after': retryAfterSeconds,
  }),
  'server-error': refusal(refusals.internalError.status, refusals.internalError.sentence),
  'bad-gateway': refusal(502, 'Bad gateway.'),
  unavailable: refusal(503, 'Service unavailable.'),
  'gateway-timeout': refusal(504, 'Gateway timeout.'),
} as const satisfies Record<string, InjectedAnswer>

export type VendorError = keyof typeof vendorErrors

export const vendorErrorNames = Object.keys(vendorErrors) as VendorError[]

function refusal(status: number, detail: string, headers: Readonly<Record<string, string>> = {}): InjectedAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify({ success: 0, detail }),
  }
}

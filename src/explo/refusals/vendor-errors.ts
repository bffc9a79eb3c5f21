import type { VendorError } from '../../engine/faults/vendor-errors.ts'
import type { RefusalWords } from '../../engine/refusals/refusal.ts'
import { waitFor } from './errors.ts'
import type { RefusalName } from './refusals.ts'

// Assumed: vendorErrors
export const vendorErrors: { readonly [Name in VendorError]: RefusalWords & { readonly refusal: RefusalName } } = {
  unauthorized: { refusal: 'unknownToken', headers: { 'www-authenticate': 'Token' } },
  forbidden: { refusal: 'readOnlyToken' },
  'not-found': { refusal: 'notFound' },
  // The documented window.
  throttled: { refusal: 'throttled', ...waitFor(60) },
  'server-error': { refusal: 'serverError' },
  'bad-gateway': { refusal: 'badGateway' },
  unavailable: { refusal: 'unavailable' },
  'gateway-timeout': { refusal: 'gatewayTimeout' },
}

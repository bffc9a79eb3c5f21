import type { VendorError } from '../../engine/faults/fault.ts'
import type { Operation } from '../../engine/operation.ts'
import { waitFor } from '../../engine/refusals/http-refusals.ts'
import type { RefusalKind, RefusalWords } from '../../engine/refusals/refusal.ts'
import type { AssumptionName } from '../assumptions.ts'

interface ExploRefusalKind extends RefusalKind {
  readonly assumption: AssumptionName
  readonly asIf?: 'notFound'
}

/**
 * Everything that the Explo API refuses. The sentences are those of Django REST framework, which the documentation
 * points to (mandatory slash with "Method not allowed", `Token` scheme, paging shape).
 */
export const refusals = {
  missingCredentials: {
    status: 401,
    sentence: 'Authentication credentials were not provided.',
    assumption: 'missingCredentials',
    basis: 'assumed',
    isExpected: false,
  },
  // Assumed: unknownToken
  unknownToken: {
    status: 401,
    sentence: 'Invalid token.',
    assumption: 'unknownToken',
    basis: 'assumed',
    isExpected: true,
  },
  // Assumed: throttling
  throttled: {
    status: 429,
    sentence: 'Request was throttled. Expected available in {wait}.',
    assumption: 'throttling',
    basis: 'documented',
    isExpected: false,
  },
  readOnlyToken: {
    status: 403,
    sentence: 'You do not have permission to perform this action.',
    assumption: 'readOnlyToken',
    basis: 'documented',
    isExpected: true,
  },
  unsupportedMediaType: {
    status: 415,
    sentence: 'Unsupported media type "{type}" in request.',
    assumption: 'malformedBody',
    basis: 'assumed',
    isExpected: false,
  },
  malformedBody: {
    status: 400,
    sentence: 'JSON parse error - {flaw}.',
    assumption: 'malformedBody',
    basis: 'assumed',
    isExpected: false,
  },
  // Assumed: bodyLimit
  bodyTooLarge: {
    status: 413,
    sentence: 'Request body is too large.',
    assumption: 'bodyLimit',
    basis: 'assumed',
    isExpected: false,
  },
  fieldTypes: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'fieldTypes',
    basis: 'assumed',
    isExpected: true,
  },
  unknownFields: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'unknownFields',
    basis: 'assumed',
    isExpected: false,
  },
  mappingTargets: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'mappingTargets',
    basis: 'documented',
    isExpected: true,
  },
  existingNames: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'existingNames',
    basis: 'documented',
    isExpected: true,
  },
  takenId: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'newProvidedId',
    basis: 'assumed',
    isExpected: true,
  },
  unknownSchema: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'blueprints',
    basis: 'assumed',
    isExpected: true,
  },
  embedIds: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'embedIds',
    basis: 'assumed',
    isExpected: true,
  },
  duration: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'jwt',
    basis: 'assumed',
    isExpected: true,
  },
  pageSize: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'pageSize',
    basis: 'documented',
    isExpected: true,
  },
  takenTag: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'groupTagErrors',
    basis: 'documented',
    isExpected: true,
  },
  connectionInfo: {
    status: 400,
    sentence: 'Invalid input.',
    namesFields: true,
    assumption: 'partnerConnections',
    basis: 'assumed',
    isExpected: true,
  },
  hasChildren: {
    status: 400,
    sentence: 'A customer with children cannot be deleted.',
    assumption: 'deleteWithChildren',
    basis: 'documented',
    isExpected: true,
  },
  // Assumed: notFound
  notFound: { status: 404, sentence: 'Not found.', assumption: 'notFound', basis: 'assumed', isExpected: true },
  otherGroup: {
    status: 404,
    sentence: 'Not found.',
    assumption: 'visibilityGroups',
    basis: 'documented',
    isExpected: true,
    asIf: 'notFound',
  },
  retiredToken: {
    status: 404,
    sentence: 'Not found.',
    assumption: 'rotation',
    basis: 'assumed',
    isExpected: true,
    asIf: 'notFound',
  },
  unknownTag: {
    status: 404,
    sentence: 'Not found.',
    assumption: 'groupTagErrors',
    basis: 'documented',
    isExpected: true,
  },
  unknownKey: { status: 404, sentence: 'Not found.', assumption: 'jwt', basis: 'assumed', isExpected: true },
  unknownNumber: {
    status: 404,
    sentence: 'Not found.',
    assumption: 'endUserCustomers',
    basis: 'assumed',
    isExpected: true,
  },
  invalidPage: {
    status: 404,
    sentence: 'Invalid page.',
    assumption: 'pageOutOfRange',
    basis: 'assumed',
    isExpected: true,
  },
  slashMissing: {
    status: 405,
    sentence: 'Method "{method}" not allowed.',
    assumption: 'trailingSlash',
    basis: 'documented',
    isExpected: false,
  },
  // Assumed: wrongMethod
  methodNotAllowed: {
    status: 405,
    sentence: 'Method "{method}" not allowed.',
    assumption: 'wrongMethod',
    basis: 'documented',
    isExpected: false,
  },
  // Assumed: unknownPath
  unknownPath: { status: 404, sentence: 'Not found.', assumption: 'unknownPath', basis: 'assumed', isExpected: true },
  notImplemented: {
    status: 501,
    sentence: 'Not implemented.',
    assumption: 'undocumentedOperations',
    basis: 'assumed',
    isExpected: true,
  },
  // Assumed: vendorErrors
  serverError: {
    status: 500,
    sentence: 'Internal server error.',
    assumption: 'vendorErrors',
    basis: 'assumed',
    isExpected: true,
  },
  badGateway: { status: 502, sentence: 'Bad gateway.', assumption: 'vendorErrors', basis: 'assumed', isExpected: true },
  unavailable: {
    status: 503,
    sentence: 'Service unavailable.',
    assumption: 'vendorErrors',
    basis: 'assumed',
    isExpected: true,
  },
  gatewayTimeout: {
    status: 504,
    sentence: 'Gateway timeout.',
    assumption: 'vendorErrors',
    basis: 'assumed',
    isExpected: true,
  },
  badRequest: { status: 400, sentence: 'Bad request.', assumption: 'errorBody', basis: 'assumed', isExpected: false },
  /** Never Explo's: the fake has no room for a further world. */
  noRoomForWorld: {
    status: 503,
    sentence: 'Service unavailable.',
    assumption: 'errorBody',
    basis: 'assumed',
    isExpected: true,
  },
  /** Never Explo's: a mistake in the fake. */
  internalError: {
    status: 500,
    sentence: 'Internal server error.',
    assumption: 'errorBody',
    basis: 'assumed',
    isExpected: true,
  },
} as const satisfies Record<string, ExploRefusalKind>

export type RefusalName = keyof typeof refusals

type NamesWith<Fact> = { [Name in RefusalName]: (typeof refusals)[Name] extends Fact ? Name : never }[RefusalName]

/** The refusals that say which fields are wrong. */
export type FieldRefusalName = NamesWith<{ readonly namesFields: true }>

export type NotFoundName = Exclude<NamesWith<{ readonly sentence: 'Not found.' }>, 'unknownPath'>

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

/** What every operation refuses. */
const common: readonly RefusalName[] = [
  'badRequest',
  'throttled',
  'missingCredentials',
  'unknownToken',
  'methodNotAllowed',
  'bodyTooLarge',
  'unsupportedMediaType',
  'malformedBody',
  'unknownFields',
]

/** Everything that an operation refuses. */
export function refusalsOf({ permission, schema, isSlashOptional, refusals }: Operation): readonly string[] {
  return [
    ...common,
    ...(isSlashOptional ? [] : ['slashMissing']),
    ...(permission === 'read-write' ? ['readOnlyToken'] : []),
    ...(schema.body || schema.querystring ? ['fieldTypes'] : []),
    ...refusals,
  ]
}

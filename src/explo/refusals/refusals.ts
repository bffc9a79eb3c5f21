import type { VendorErrors } from '../../engine/faults/fault.ts'
import type { Operation } from '../../engine/operation.ts'
import { plainRefusalKinds } from '../../engine/refusals/http-refusals.ts'
import type { RefusalKind } from '../../engine/refusals/refusal.ts'
import type { AssumptionName } from '../assumptions.ts'

interface ExploRefusalKind extends RefusalKind {
  readonly assumption: AssumptionName
  readonly asIf?: 'notFound'
}

type Facts = Pick<ExploRefusalKind, 'asIf' | 'assumption' | 'basis'>

/** A refusal that says what is wrong with each field. */
const fields = <const Row extends Facts>(facts: Row) =>
  ({ status: 400, sentence: 'Invalid input.', namesFields: true, isExpected: true, ...facts }) as const

/** A refusal because something does not exist, or is hidden from the API token. */
const missing = <const Row extends Facts>(facts: Row) =>
  ({ status: 404, sentence: 'Not found.', isExpected: true, ...facts }) as const

/** A failure of Explo's servers. */
// Assumed: vendorErrors
const failure = <const Status extends number>(status: Status, sentence: string) =>
  ({ status, sentence, assumption: 'vendorErrors', basis: 'assumed', isExpected: true }) as const

/**
 * Everything that the Explo API refuses. The documentation points to Django REST framework (a mandatory slash with "Method
 * not allowed", the `Token` scheme, the shape of pages), so the sentences are those of that framework.
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
  fieldTypes: fields({ assumption: 'fieldTypes', basis: 'assumed' }),
  unknownFields: { ...fields({ assumption: 'unknownFields', basis: 'assumed' }), isExpected: false },
  mappingTargets: fields({ assumption: 'mappingTargets', basis: 'documented' }),
  existingNames: fields({ assumption: 'existingNames', basis: 'documented' }),
  takenId: fields({ assumption: 'newProvidedId', basis: 'assumed' }),
  unknownSchema: fields({ assumption: 'blueprints', basis: 'assumed' }),
  embedIds: fields({ assumption: 'embedIds', basis: 'assumed' }),
  duration: fields({ assumption: 'jwt', basis: 'assumed' }),
  pageSize: fields({ assumption: 'pageSize', basis: 'assumed' }),
  takenTag: fields({ assumption: 'groupTagErrors', basis: 'documented' }),
  connectionInfo: fields({ assumption: 'partnerConnections', basis: 'assumed' }),
  hasChildren: {
    status: 400,
    sentence: 'A customer with children cannot be deleted.',
    assumption: 'deleteWithChildren',
    basis: 'documented',
    isExpected: true,
  },
  // Assumed: notFound
  notFound: missing({ assumption: 'notFound', basis: 'assumed' }),
  otherGroup: missing({ assumption: 'visibilityGroups', basis: 'documented', asIf: 'notFound' }),
  retiredToken: missing({ assumption: 'rotation', basis: 'assumed', asIf: 'notFound' }),
  unknownTag: missing({ assumption: 'groupTagErrors', basis: 'documented' }),
  unknownKey: missing({ assumption: 'jwt', basis: 'assumed' }),
  unknownNumber: missing({ assumption: 'endUserCustomers', basis: 'assumed' }),
  invalidPage: { ...missing({ assumption: 'pageOutOfRange', basis: 'assumed' }), sentence: 'Invalid page.' },
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
  unknownPath: missing({ assumption: 'unknownPath', basis: 'assumed' }),
  notImplemented: {
    status: 501,
    sentence: 'Not implemented.',
    assumption: 'undocumentedOperations',
    basis: 'assumed',
    isExpected: true,
  },
  serverError: failure(500, 'Internal server error.'),
  badGateway: failure(502, 'Bad gateway.'),
  unavailable: failure(503, 'Service unavailable.'),
  gatewayTimeout: failure(504, 'Gateway timeout.'),
  badRequest: plainRefusalKinds.badRequest,
  // Only the fake answers these: it has no room for another world, or has a defect.
  noRoomForWorld: { ...failure(503, 'Service unavailable.'), assumption: 'errorBody' },
  internalError: plainRefusalKinds.internalError,
} as const satisfies Record<string, ExploRefusalKind>

export type RefusalName = keyof typeof refusals

type NamesWith<Fact> = { [Name in RefusalName]: (typeof refusals)[Name] extends Fact ? Name : never }[RefusalName]

/** The refusals that say what is wrong with each field. */
export type FieldRefusalName = NamesWith<{ readonly namesFields: true }>

export type NotFoundName = Exclude<NamesWith<{ readonly sentence: 'Not found.' }>, 'unknownPath'>

export const vendorErrors: Partial<VendorErrors> = {
  unauthorized: { refusal: 'unknownToken', headers: { 'www-authenticate': 'Token' } },
  forbidden: { refusal: 'readOnlyToken' },
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

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

/** A refusal that a client with credentials and correct HTTP and JSON can get. */
const expected = <const Status extends number, const Sentence extends string, const Row extends Facts>(
  status: Status,
  sentence: Sentence,
  facts: Row,
) => ({ status, sentence, isExpected: true, ...facts }) as const

/** A refusal that such a client does not get. */
const unexpected = <const Status extends number, const Row extends Facts>(
  status: Status,
  sentence: string,
  facts: Row,
) => ({ status, sentence, isExpected: false, ...facts }) as const

/** A refusal that says what is wrong with each field. */
const fields = <const Row extends Facts>(facts: Row) =>
  ({ ...expected(400, 'Invalid input.', facts), namesFields: true }) as const

/** A refusal because something does not exist, or is hidden from the API token. */
const missing = <const Row extends Facts>(facts: Row) => expected(404, 'Not found.', facts)

/** A failure of Explo's servers. */
// Assumed: vendorErrors
const failure = <const Status extends number>(status: Status, sentence: string) =>
  expected(status, sentence, { assumption: 'vendorErrors', basis: 'assumed' })

/**
 * Everything that the Explo API refuses. The documentation points to Django REST framework (a mandatory slash with "Method
 * not allowed", the `Token` scheme, the shape of pages), so the sentences are those of that framework.
 */
export const refusals = {
  missingCredentials: unexpected(401, 'Authentication credentials were not provided.', {
    assumption: 'missingCredentials',
    basis: 'assumed',
  }),
  // Assumed: unknownToken
  unknownToken: expected(401, 'Invalid token.', { assumption: 'unknownToken', basis: 'assumed' }),
  // Assumed: throttling
  throttled: unexpected(429, 'Request was throttled. Expected available in {wait}.', {
    assumption: 'throttling',
    basis: 'documented',
  }),
  readOnlyToken: expected(403, 'You do not have permission to perform this action.', {
    assumption: 'readOnlyToken',
    basis: 'documented',
  }),
  unsupportedMediaType: unexpected(415, 'Unsupported media type "{type}" in request.', {
    assumption: 'malformedBody',
    basis: 'assumed',
  }),
  malformedBody: unexpected(400, 'JSON parse error - {flaw}.', { assumption: 'malformedBody', basis: 'assumed' }),
  // Assumed: bodyLimit
  bodyTooLarge: unexpected(413, 'Request body is too large.', { assumption: 'bodyLimit', basis: 'assumed' }),
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
  hasChildren: expected(400, 'A customer with children cannot be deleted.', {
    assumption: 'deleteWithChildren',
    basis: 'documented',
  }),
  // Assumed: notFound
  notFound: missing({ assumption: 'notFound', basis: 'assumed' }),
  otherGroup: missing({ assumption: 'visibilityGroups', basis: 'documented', asIf: 'notFound' }),
  retiredToken: missing({ assumption: 'rotation', basis: 'assumed', asIf: 'notFound' }),
  unknownTag: missing({ assumption: 'groupTagErrors', basis: 'documented' }),
  unknownKey: missing({ assumption: 'jwt', basis: 'assumed' }),
  unknownNumber: missing({ assumption: 'endUserCustomers', basis: 'assumed' }),
  invalidPage: expected(404, 'Invalid page.', { assumption: 'pageOutOfRange', basis: 'assumed' }),
  slashMissing: unexpected(405, 'Method "{method}" not allowed.', { assumption: 'trailingSlash', basis: 'documented' }),
  // Assumed: wrongMethod
  methodNotAllowed: unexpected(405, 'Method "{method}" not allowed.', {
    assumption: 'wrongMethod',
    basis: 'documented',
  }),
  // Assumed: unknownPath
  unknownPath: missing({ assumption: 'unknownPath', basis: 'assumed' }),
  notImplemented: expected(501, 'Not implemented.', { assumption: 'undocumentedOperations', basis: 'assumed' }),
  serverError: failure(500, 'Internal server error.'),
  badGateway: failure(502, 'Bad gateway.'),
  unavailable: failure(503, 'Service unavailable.'),
  gatewayTimeout: failure(504, 'Gateway timeout.'),
  badRequest: plainRefusalKinds.badRequest,
  // Only the fake answers these: it has no room for another world, or has a defect.
  noRoomForWorld: expected(503, 'Service unavailable.', { assumption: 'errorBody', basis: 'assumed' }),
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

import type { AssumptionName, Basis } from '../assumptions.ts'

/** A kind of refusal, before it is known what exactly is refused. */
export interface RefusalKind {
  readonly status: number
  /** What a client reads as `detail`; each `{name}` is filled in. */
  readonly sentence: string
  /** The assumption that it rests on. */
  readonly assumption: AssumptionName
  /** Whether Explo says that it refuses this. No document shows the status or the words. */
  readonly basis: Basis
  /** The refusal that it must look like, because a client is not to learn more. */
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
  },
  // Assumed: unknownToken
  unknownToken: { status: 401, sentence: 'Invalid token.', assumption: 'unknownToken', basis: 'assumed' },
  // Assumed: throttling
  throttled: {
    status: 429,
    sentence: 'Request was throttled. Expected available in {wait}.',
    assumption: 'throttling',
    basis: 'documented',
  },
  readOnlyToken: {
    status: 403,
    sentence: 'You do not have permission to perform this action.',
    assumption: 'readOnlyToken',
    basis: 'documented',
  },
  unsupportedMediaType: {
    status: 415,
    sentence: 'Unsupported media type "{type}" in request.',
    assumption: 'malformedBody',
    basis: 'assumed',
  },
  malformedBody: {
    status: 400,
    sentence: 'JSON parse error - {flaw}.',
    assumption: 'malformedBody',
    basis: 'assumed',
  },
  // Assumed: bodyLimit
  bodyTooLarge: { status: 413, sentence: 'Request body is too large.', assumption: 'bodyLimit', basis: 'assumed' },
  fieldTypes: { status: 400, sentence: 'Invalid input.', assumption: 'fieldTypes', basis: 'assumed' },
  unknownFields: { status: 400, sentence: 'Invalid input.', assumption: 'unknownFields', basis: 'assumed' },
  mappingTargets: { status: 400, sentence: 'Invalid input.', assumption: 'mappingTargets', basis: 'documented' },
  existingNames: { status: 400, sentence: 'Invalid input.', assumption: 'existingNames', basis: 'documented' },
  takenId: { status: 400, sentence: 'Invalid input.', assumption: 'newProvidedId', basis: 'assumed' },
  unknownSchema: { status: 400, sentence: 'Invalid input.', assumption: 'blueprints', basis: 'assumed' },
  embedIds: { status: 400, sentence: 'Invalid input.', assumption: 'embedIds', basis: 'assumed' },
  duration: { status: 400, sentence: 'Invalid input.', assumption: 'jwt', basis: 'assumed' },
  pageSize: { status: 400, sentence: 'Invalid input.', assumption: 'pageSize', basis: 'documented' },
  takenTag: { status: 400, sentence: 'Invalid input.', assumption: 'groupTagErrors', basis: 'documented' },
  connectionInfo: { status: 400, sentence: 'Invalid input.', assumption: 'partnerConnections', basis: 'assumed' },
  hasChildren: {
    status: 400,
    sentence: 'A customer with children cannot be deleted.',
    assumption: 'deleteWithChildren',
    basis: 'documented',
  },
  // Assumed: notFound
  notFound: { status: 404, sentence: 'Not found.', assumption: 'notFound', basis: 'assumed' },
  otherGroup: {
    status: 404,
    sentence: 'Not found.',
    assumption: 'visibilityGroups',
    basis: 'documented',
    asIf: 'notFound',
  },
  retiredToken: { status: 404, sentence: 'Not found.', assumption: 'rotation', basis: 'assumed', asIf: 'notFound' },
  unknownTag: { status: 404, sentence: 'Not found.', assumption: 'groupTagErrors', basis: 'documented' },
  unknownKey: { status: 404, sentence: 'Not found.', assumption: 'jwt', basis: 'assumed' },
  unknownNumber: { status: 404, sentence: 'Not found.', assumption: 'endUserCustomers', basis: 'assumed' },
  invalidPage: { status: 404, sentence: 'Invalid page.', assumption: 'pageOutOfRange', basis: 'assumed' },
  slashMissing: {
    status: 405,
    sentence: 'Method "{method}" not allowed.',
    assumption: 'trailingSlash',
    basis: 'documented',
  },
  // Assumed: wrongMethod
  methodNotAllowed: {
    status: 405,
    sentence: 'Method "{method}" not allowed.',
    assumption: 'wrongMethod',
    basis: 'documented',
  },
  // Assumed: unknownPath
  unknownPath: { status: 404, sentence: 'Not found.', assumption: 'unknownPath', basis: 'assumed' },
  notImplemented: {
    status: 501,
    sentence: 'Not implemented.',
    assumption: 'undocumentedOperations',
    basis: 'assumed',
  },
  // Assumed: vendorErrors
  serverError: { status: 500, sentence: 'Internal server error.', assumption: 'vendorErrors', basis: 'assumed' },
  badGateway: { status: 502, sentence: 'Bad gateway.', assumption: 'vendorErrors', basis: 'assumed' },
  unavailable: { status: 503, sentence: 'Service unavailable.', assumption: 'vendorErrors', basis: 'assumed' },
  gatewayTimeout: { status: 504, sentence: 'Gateway timeout.', assumption: 'vendorErrors', basis: 'assumed' },
  badRequest: { status: 400, sentence: 'Bad request.', assumption: 'errorBody', basis: 'assumed' },
  /** Never Explo's: the fake has no room for a further world. */
  noRoomForWorld: { status: 503, sentence: 'Service unavailable.', assumption: 'errorBody', basis: 'assumed' },
  /** Never Explo's: a mistake in the fake. */
  internalError: { status: 500, sentence: 'Internal server error.', assumption: 'errorBody', basis: 'assumed' },
} as const satisfies Record<string, RefusalKind>

export type RefusalName = keyof typeof refusals

export const refusalNames = Object.keys(refusals) as readonly RefusalName[]

type Saying<Sentence extends string> = {
  [Name in RefusalName]: (typeof refusals)[Name]['sentence'] extends Sentence ? Name : never
}[RefusalName]

/** The refusals that tell which fields are wrong. */
export type FieldRefusalName = Saying<'Invalid input.'>

export function namesFields(name: RefusalName): name is FieldRefusalName {
  return refusals[name].sentence === 'Invalid input.'
}

export type NotFoundName = Exclude<Saying<'Not found.'>, 'unknownPath'>

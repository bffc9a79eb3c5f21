/** How a decision about Explo's behaviour is founded. */
export type Basis = 'documented' | 'assumed'

interface Assumption {
  readonly says: string
  readonly basis: Basis
  /** The default first. A single entry cannot be changed. */
  readonly options: readonly [string, ...string[]]
}

/**
 * What the fake decides where Explo's documentation is silent or contradicts itself: the strictest plausible
 * behaviour, so that a test that is green here is green there. The README's table is made from this list.
 */
export const assumptionTable = {
  errorBody: {
    says: 'Every refusal is `{"success": 0, "detail": "<sentence>"}`; a 400 about fields adds `"errors": {"<field>": ["<sentence>"]}`, with every wrong field at once.',
    basis: 'assumed',
    options: ['fixed'],
  },
  missingCredentials: {
    says: 'No `Explo-Authorization` header, another scheme than `Token`, or an empty one: 401 "Authentication credentials were not provided." with `WWW-Authenticate: Token`. The scheme is compared without case.',
    basis: 'assumed',
    options: ['401'],
  },
  unknownToken: {
    says: 'An API token that no visibility group has: 401 "Invalid token."',
    basis: 'assumed',
    options: ['401'],
  },
  readOnlyToken: {
    says: 'A read-only token gets 403 on every operation that can write, get-or-create of an existing id included; `allow-existing` lets it get what exists.',
    basis: 'assumed',
    options: ['refuse', 'allow-existing'],
  },
  checkOrder: {
    says: 'Credentials are checked first, then the method, the permission, the content type, the JSON, the fields, and last whether the record exists.',
    basis: 'assumed',
    options: ['fixed'],
  },
  requiredFields: {
    says: 'Create needs `user_group_id` and `name`, also when the id exists already; update needs the id; delete and refresh need `current_token`.',
    basis: 'assumed',
    options: ['fixed'],
  },
  fieldTypes: {
    says: 'Fields have their documented JSON type, without coercion, and strings are not blank. `null` is accepted for optional fields and means absent.',
    basis: 'assumed',
    options: ['fixed'],
  },
  unknownFields: {
    says: 'Fields that no document names do not change the answer; they are reported in the journal. `refuse` answers 400.',
    basis: 'assumed',
    options: ['ignore', 'refuse'],
  },
  malformedBody: {
    says: 'A body that is not UTF-8, not JSON, not an object, or nested more than 500 levels deep: 400 "JSON parse error - …". Another content type than JSON: 415. No body at all is an empty object.',
    basis: 'assumed',
    options: ['400 / 415'],
  },
  bodyLimit: {
    says: 'A body over 1 MiB: 413.',
    basis: 'assumed',
    options: ['413'],
  },
  wrongMethod: {
    says: 'A known path with another method: 405 with `Allow` and "Method \\"GET\\" not allowed."',
    basis: 'assumed',
    options: ['405'],
  },
  trailingSlash: {
    says: 'A documented path without its slash: 301 to the path with it, which clients repeat as GET and so meet the documented "Method not allowed"; `reject` answers 405 at once, `accept` answers as if the slash were there.',
    basis: 'assumed',
    options: ['redirect', 'reject', 'accept'],
  },
  unknownPath: {
    says: 'A path that Explo never had: 404 "Not found."',
    basis: 'assumed',
    options: ['404'],
  },
  crossOrigin: {
    says: 'Browsers may call from any origin: a preflight is answered 204 for `explo-authorization, content-type`, and answers carry `Access-Control-Allow-Origin: *`.',
    basis: 'assumed',
    options: ['fixed'],
  },
  legacyPaths: {
    says: 'The older `/embed/…_user_group/` paths answer as the `/api/` paths do.',
    basis: 'assumed',
    options: ['fixed'],
  },
  legacyDataSource: {
    says: '`data_source_id` (number) and `data_source_provided_id` (string) of the oldest documentation are accepted and have no effect.',
    basis: 'assumed',
    options: ['fixed'],
  },
  createdStatus: {
    says: 'Get-or-create answers 200, for created and existing alike.',
    basis: 'assumed',
    options: ['200'],
  },
  existingGroup: {
    says: 'Get-or-create of a known id changes nothing: the stored values and the same token come back.',
    basis: 'documented',
    options: ['fixed'],
  },
  visibilityGroups: {
    says: "One id may exist once in each visibility group. A token never sees another group's customers: 404, as if absent.",
    basis: 'assumed',
    options: ['fixed'],
  },
  mappingTargets: {
    says: "Where schemas or data sources are declared, a mapping that names others, or one outside the token's group, is a 400; where none are declared, and with `any`, anything goes.",
    basis: 'assumed',
    options: ['declared', 'any'],
  },
  userGroupProperties: {
    says: '`user_group.properties` is sent, as an object or null, as the prose says; `omit` leaves it out, as the examples do.',
    basis: 'assumed',
    options: ['include', 'omit'],
  },
  apiEnvironmentTag: {
    says: 'The older field `user_group.api_environment_tag` is not sent; `include` sends null.',
    basis: 'assumed',
    options: ['omit', 'include'],
  },
  teamId: {
    says: '`team_id` is the id of the team, the same in every answer.',
    basis: 'assumed',
    options: ['fixed'],
  },
  tokenShape: {
    says: 'Issued customer tokens are 64 lower-case hexadecimal characters.',
    basis: 'assumed',
    options: ['fixed'],
  },
  updateSemantics: {
    says: 'An update leaves omitted fields as they are and replaces `mapping` and `properties` whole.',
    basis: 'assumed',
    options: ['fixed'],
  },
  notFound: {
    says: 'An unknown id, and an unknown, rotated or deleted `current_token`: 404 "Not found."',
    basis: 'assumed',
    options: ['404'],
  },
  rotation: {
    says: 'A rotated token is dead at once. After a delete, a create makes a new group with a new token.',
    basis: 'assumed',
    options: ['fixed'],
  },
  deleteWithChildren: {
    says: 'A customer with children cannot be deleted: 400, as the newer documentation says; `cascade` deletes them too, as the older one says.',
    basis: 'assumed',
    options: ['refuse', 'cascade'],
  },
} as const satisfies Record<string, Assumption>

export type AssumptionName = keyof typeof assumptionTable

/** The decisions in force, one option for each name. */
export type Assumptions = { readonly [Name in AssumptionName]: (typeof assumptionTable)[Name]['options'][number] }

/** The default of every assumption: the first of its options. */
export const defaultAssumptions = Object.fromEntries(
  Object.entries(assumptionTable).map(([name, { options }]) => [name, options[0]]),
) as Assumptions

import type { Assumption } from '../engine/terms.ts'

/**
 * What the fake decides where Explo's documentation is silent or contradicts itself: the strictest plausible
 * behaviour, so that a test that is green here is green there. The README's table is made from this list.
 */
export const assumptionTable = {
  errorBody: {
    says: '`envelope`: every refusal is `{"success": 0, "detail": "<sentence>"}`, and a 400 about fields adds `"errors": {"<field>": ["<sentence>"]}`. `drf`: as Django REST framework answers by itself, `{"detail": "<sentence>"}`, and a 400 about fields is the bare `{"<field>": ["<sentence>"]}`. `html`: an unknown path, 413, 429 and every 5xx is a short HTML page, as of Django or a proxy, and all else as with `envelope`. An object with the templates `plain` and `fields` is a recorded body. A 400 names every wrong field at once.',
    basis: 'assumed',
    options: ['envelope', 'drf', 'html'],
  },
  missingCredentials: {
    says: 'No `Explo-Authorization` header, another scheme than `Token`, or an empty one: 401 "Authentication credentials were not provided." with `WWW-Authenticate: Token`. With `403` the status is 403, without `WWW-Authenticate`, of unknown API tokens too. The scheme is compared without case.',
    basis: 'assumed',
    options: ['401', '403'],
  },
  unknownToken: {
    says: 'An API token that no visibility group has: "Invalid token.", with the status and header that `missingCredentials` gives.',
    basis: 'assumed',
    options: ['fixed'],
  },
  throttling: {
    says: 'Off unless the option `rateLimit` says otherwise. More than 180 requests within a minute from one client address: 429 "Request was throttled. Expected available in N seconds." The minute slides, and every answer counts, a 429 too. `Retry-After` is sent with `retry-after` only: no page names the header, and Explo tells clients to wait a minute.',
    basis: 'assumed',
    options: ['plain', 'retry-after'],
  },
  readOnlyToken: {
    says: 'A read-only token gets 403 on every operation that can write, get-or-create of an existing id included; `allow-existing` lets it get what exists.',
    basis: 'assumed',
    options: ['refuse', 'allow-existing'],
  },
  checkOrder: {
    says: 'The rate limit is checked first, then credentials, the permission, the method, the content type, the JSON, the fields, and last whether the record exists. A read-only token with a wrong method on a path that only writes gets 403, as in Django REST framework.',
    basis: 'assumed',
    options: ['fixed'],
  },
  requiredFields: {
    says: 'Create needs the id and `name`, also when the id exists already; update needs the id; delete and refresh need `current_token`; every other operation needs what its page does not call optional or give a default.',
    basis: 'assumed',
    options: ['fixed'],
  },
  fieldTypes: {
    says: 'Fields have their documented JSON type, without coercion, and strings are not blank. `null` is accepted for optional fields and means absent. A NUL character or half of a surrogate pair, in any text or key of a body or a query, also in a field that no document names: 400, because neither can be stored. Outer white space is kept; Django REST framework would trim it.',
    basis: 'assumed',
    options: ['fixed'],
  },
  unknownFields: {
    says: 'Fields that no document names do not change the answer; they are reported in the journal. `refuse` answers 400.',
    basis: 'assumed',
    options: ['ignore', 'refuse'],
  },
  malformedBody: {
    says: 'A body that is not UTF-8, not JSON, not an object, or nested more than 500 levels deep: 400 "JSON parse error - …". Another content type than JSON: 415, forms included, which Django REST framework would read. No body at all is an empty object.',
    basis: 'assumed',
    options: ['400 / 415'],
  },
  bodyLimit: {
    says: 'A body over 1 MiB: 413.',
    basis: 'assumed',
    options: ['413'],
  },
  wrongMethod: {
    says: 'A known path with another method, HEAD included: 405 with `Allow` and "Method \\"GET\\" not allowed." Django REST framework would answer HEAD where it answers GET.',
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
    basis: 'seen',
    options: ['fixed'],
  },
  legacyPaths: {
    says: 'The older `/embed/…_user_group/` paths answer as the `/api/` paths do.',
    basis: 'assumed',
    options: ['fixed'],
  },
  legacyDataSource: {
    says: '`data_source_id` (number), `data_source_provided_id` (string) and the `user_group_id` of a deletion, which only old documentation has, are accepted, have no effect, and are not answered.',
    basis: 'assumed',
    options: ['fixed'],
  },
  createdStatus: {
    says: 'Get-or-create answers 200, for created and existing alike; with `201` that for what it creates.',
    basis: 'assumed',
    options: ['200', '201'],
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
    basis: 'seen',
    options: ['fixed'],
  },
  updateSemantics: {
    says: 'An update leaves omitted fields as they are and replaces `mapping`, `properties`, `attributes` and `group_tags` whole.',
    basis: 'assumed',
    options: ['fixed'],
  },
  notFound: {
    says: 'An unknown id, and an unknown, rotated or deleted `current_token`: 404 "Not found."',
    basis: 'assumed',
    options: ['404'],
  },
  rotation: {
    says: 'A rotated token is dead at once. After a delete, a create makes a new customer with a new token.',
    basis: 'assumed',
    options: ['fixed'],
  },
  deleteWithChildren: {
    says: 'A customer with children cannot be deleted: 400, as the newer documentation says; `cascade` deletes them too, as the older one says.',
    basis: 'assumed',
    options: ['refuse', 'cascade'],
  },
  existingNames: {
    says: "A group tag, hierarchy level or parent that does not exist, a parent on the same or a lower level, or a level that is not above the customer's children: 400.",
    basis: 'assumed',
    options: ['400'],
  },
  newProvidedId: {
    says: '`new_provided_id` keeps the token and the place in lists, and takes children, end users, portals and blueprints along; an id that exists already is a 400.',
    basis: 'assumed',
    options: ['fixed'],
  },
  repeatedValues: {
    says: 'What `emails` or `group_tags` name twice is kept once.',
    basis: 'assumed',
    options: ['fixed'],
  },
  updateEmails: {
    says: 'An update adds its `emails` to those of the customer, as the prose says; `replace` keeps only the new ones, as the example shows.',
    basis: 'assumed',
    options: ['add', 'replace'],
  },
  replyFields: {
    says: 'An answer has every field that the newest documentation of its operation shows or describes, in the order of the examples; older examples show fewer. The `new_customer` in the example of the customer list is taken for a slip.',
    basis: 'assumed',
    options: ['fixed'],
  },
  absentProperties: {
    says: 'A customer without properties or mapping is sent with `null` for its own and `{}` for the computed ones.',
    basis: 'assumed',
    options: ['fixed'],
  },
  computedFields: {
    says: "Computed properties and mappings: the customer's own value first, then the nearest ancestor's.",
    basis: 'assumed',
    options: ['fixed'],
  },
  listFilters: {
    says: 'Both lists are in the order of creation; the filters are query parameters, and a name that does not exist matches nothing.',
    basis: 'assumed',
    options: ['fixed'],
  },
  pageOutOfRange: {
    says: 'A page after the last one: 404 "Invalid page."; `empty` answers an empty page. A page that is no number from 1: 404, `last` too, which Django REST framework would accept. The first page always exists.',
    basis: 'assumed',
    options: ['404', 'empty'],
  },
  pageSize: {
    says: 'A page size that is not a number from 1 to 1000: 400. `clamp` takes the nearest size that is allowed, as Django REST framework does; what is no whole number stays a 400.',
    basis: 'assumed',
    options: ['refuse', 'clamp'],
  },
  numbers: {
    says: 'Free JSON (`properties`, `mapping`, `attributes`, `variables`) comes back as it was sent: numbers and escapes in strings keep their spelling and keys their order, as nothing is rounded in Python. Whitespace between the parts is left out; of a key that is sent twice, the last value stays. Where the spelling is lost in JavaScript, fixtures, `inspect()` and the journal have the exact text beside the value, as `properties_json` or `bodyJson`.',
    basis: 'assumed',
    options: ['fixed'],
  },
  v2Revision: {
    says: '`/v2/api/customers/` answers in the newest of the three documented shapes (`c`: `total_count`); `b` is camelCase, `a` has `next` and `previous`. `/api/v2/customers/` always answers in shape a. Both spellings of every query name are read, snake_case first. The links keep the other parameters, and the one to the first page has no `page`.',
    basis: 'assumed',
    options: ['c', 'b', 'a'],
  },
  groupTagErrors: {
    says: 'Tags belong to the team. To create or rename to an existing name: 400; to rename or delete an unknown one: 404. Rename and delete reach the customers that bear the tag.',
    basis: 'assumed',
    options: ['400 / 404'],
  },
  jwt: {
    says: "An embed JWT is a JWE (`dir`, `A256GCM`, header `kid`) with the claims `cst`, `dsh`, `iat`, `exp` (24 hours unless given), `rbc`, `des`, `iss` (ending in a slash) and the chart id as `cht`; its key is the UTF-8 bytes of the 32-character secret. Unknown `key_id`: 404; none: a secret of the group's own. A duration that is not ISO 8601, is zero, or is too long to count: 400; only seconds may have a fraction; a month counts 30 days, a year 365.",
    basis: 'assumed',
    options: ['fixed'],
  },
  embedIds: {
    says: 'Where dashboards or report builders are declared, an `embed_id` of none of them is a 400, and `generateJwt` accepts those of blueprints too; where none are declared, and with `any`, anything goes.',
    basis: 'assumed',
    options: ['declared', 'any'],
  },
  blueprints: {
    says: '`customer_id` is the id that the application gave the customer; an unknown one, or an unknown `blueprint_id`: 404. Where schemas are declared, an unknown `schema_id`: 400, unless `mappingTargets` is `any`. Names may repeat: each create makes another blueprint. `blueprint_id` counts from 1 in each team; embed ids have six letters and digits. A customer without blueprints has an empty list, others in the order of creation. An update replaces `tables`. Deleting the customer deletes them. Create and update need a read-write token.',
    basis: 'assumed',
    options: ['fixed'],
  },
  portalEmails: {
    says: 'Configuring a portal replaces its e-mail addresses; `inspect()` shows them. Deleting the customer closes it.',
    basis: 'assumed',
    options: ['fixed'],
  },
  publications: {
    says: 'Any environment name is accepted, and any version from 1; `inspect()` shows what is published where.',
    basis: 'assumed',
    options: ['fixed'],
  },
  emailOutbox: {
    says: 'Screenshot and report send nothing: the e-mail is kept in the outbox of the world. A screenshot without `email` answers a `link` that leads nowhere.',
    basis: 'assumed',
    options: ['fixed'],
  },
  partnerConnections: {
    says: '`connection_info` is a JSON object or its text; anything else is a 400. Nothing is kept.',
    basis: 'assumed',
    options: ['fixed'],
  },
  endUserAttributes: {
    says: "`attributes` come back as the object they were; `python-repr` sends the text that Explo's example shows.",
    basis: 'assumed',
    options: ['object', 'python-repr'],
  },
  endUserCustomers: {
    says: "`customer_id`, in older documentation `end_user_group_id`, is Explo's own number of a customer: `inspect()` shows it, and a fixture may set it. An unknown one: 404. Deleting a customer deletes its end users.",
    basis: 'assumed',
    options: ['fixed'],
  },
  vendorErrors: {
    says: 'A fault by name answers as a refusal does: 500, 502, 503 and 504 too, as `errorBody` says, and `throttled` as `throttling` says, with a wait of 60 seconds.',
    basis: 'assumed',
    options: ['fixed'],
  },
  undocumentedOperations: {
    says: 'Operations that Explo names and nobody documents (copying editable section data, at a guessed path, and PDF export), with the last slash or without, answer 501 with the header `x-explo-fake-hint`.',
    basis: 'assumed',
    options: ['501'],
  },
} as const satisfies Record<string, Assumption>

export type AssumptionName = keyof typeof assumptionTable

/** The decisions in force, one option for each name. */
export type Assumptions = { readonly [Name in AssumptionName]: (typeof assumptionTable)[Name]['options'][number] }

/** The default of every assumption: the first of its options. */
export const defaultAssumptions = Object.fromEntries(
  Object.entries(assumptionTable).map(([name, { options }]) => [name, options[0]]),
) as Assumptions

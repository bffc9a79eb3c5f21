import type { Assumption } from '../engine/terms.ts'

/** A decision with options, of which the first is the default. */
const choice = <const Options extends readonly string[]>(options: Options, says: string) =>
  ({ says, basis: 'assumed', options }) as const

/** A decision without another option. */
const fixed = (says: string) => choice(['fixed'], says)

/**
 * What the fake decides where Explo's documentation is silent or contradicts itself: the strictest plausible behaviour, so that
 * a test that passes with the fake passes with Explo. The documentation's table is made from this list.
 */
export const assumptionTable = {
  errorBody: choice(
    ['envelope', 'drf', 'html'],
    '`envelope`: every refusal is `{"success": 0, "detail": "<sentence>"}`, and a 400 about fields adds `"errors": {"<field>": ["<sentence>"]}`. `drf`: the answers of Django REST framework itself, which are `{"detail": "<sentence>"}`, and for a 400 about fields only `{"<field>": ["<sentence>"]}`. `html`: an unknown path, 413, 429 and every 5xx is a short HTML page, as from Django or a proxy; all other refusals are as with `envelope`. An object with the templates `plain` and `fields` is a recorded body. A 400 names all wrong fields at once.',
  ),
  missingCredentials: choice(
    ['401', '403'],
    'No `Explo-Authorization` header, an empty one, or another scheme than `Token`: 401 "Authentication credentials were not provided." with `WWW-Authenticate: Token`. With `403`, the status is 403 without `WWW-Authenticate`, for unknown API tokens too. The case of the scheme does not matter.',
  ),
  unknownToken: fixed(
    'An API token that no visibility group has: "Invalid token.", with the status and the header that `missingCredentials` gives.',
  ),
  throttling: choice(
    ['plain', 'retry-after'],
    'Off by default; the option `rateLimit` turns it on. More than 180 requests within a minute from one client address: 429 "Request was throttled. Expected available in N seconds." The minute is a sliding one, and every request counts, even one that was answered with 429. Only `retry-after` sends `Retry-After`: no page names that header, and Explo tells clients to wait a minute.',
  ),
  readOnlyToken: choice(
    ['refuse', 'allow-existing'],
    'A read-only token gets 403 from every operation that can write: also from `generateJwt`, and from get-or-create of an existing id. `allow-existing` lets get-or-create return what exists.',
  ),
  checkOrder: fixed(
    'Explo checks the rate limit first, then credentials, permission, method, content type, JSON, fields, and last whether the record exists. So a read-only token with a wrong method on a path that only writes gets 403, as in Django REST framework.',
  ),
  requiredFields: fixed(
    'Create needs the id and `name`, even when the id exists; update needs the id; delete and refresh need `current_token`. Every other operation needs each field that its page neither calls optional nor gives a default.',
  ),
  fieldTypes: fixed(
    'Fields have their documented JSON type without coercion, and strings are not blank. Where a page lists the values of a field, any other value is a 400. `null` is accepted only for optional fields and means absent. A NUL character or half of a surrogate pair in any text or key, even of an unknown field, is a 400, because neither can be stored. White space around a text is kept; Django REST framework would remove it.',
  ),
  unknownFields: choice(
    ['ignore', 'refuse'],
    'Fields that no document names do not change the answer; the journal reports them. `refuse` answers 400.',
  ),
  malformedBody: choice(
    ['400 / 415'],
    'A body that is not UTF-8, not JSON, not an object, or nested more than 500 levels deep: 400 "JSON parse error - …". Another content type than JSON: 415, even a form, which Django REST framework would read. No body counts as an empty object.',
  ),
  bodyLimit: choice(['413'], 'A body over 1 MiB: 413.'),
  wrongMethod: choice(
    ['405'],
    'A known path with another method, HEAD included: 405 with `Allow` and `Method "GET" not allowed.` Django REST framework would answer HEAD where it answers GET.',
  ),
  trailingSlash: choice(
    ['redirect', 'reject', 'accept'],
    'A documented path without its last slash: 301 to the path with it. Clients repeat a redirected POST as a GET, and so meet the documented "Method not allowed". `reject` answers 405 at once, `accept` answers as if the slash were there. The three paths that are documented without a slash accept both forms.',
  ),
  unknownPath: choice(['404'], 'A path that Explo never had: 404 "Not found."'),
  crossOrigin: {
    says: 'Browsers may call from any origin: a preflight for `explo-authorization, content-type` is answered with 204, and all answers have `Access-Control-Allow-Origin: *`.',
    basis: 'seen',
    options: ['fixed'],
  },
  legacyPaths: fixed('The older `/embed/…_user_group/` paths answer as the `/api/` paths do.'),
  legacyDataSource: fixed(
    '`data_source_id` (number), `data_source_provided_id` (string) and the `user_group_id` of a deletion are only in old documentation. They are accepted, have no effect, and are not in any answer.',
  ),
  createdStatus: choice(
    ['200', '201'],
    'Get-or-create answers 200, whether it creates or not. With `201`, it answers 201 when it creates.',
  ),
  existingGroup: {
    says: 'Get-or-create of an existing id changes nothing: it answers with the stored values and the same token.',
    basis: 'documented',
    options: ['fixed'],
  },
  visibilityGroups: fixed(
    "An id may exist once in each visibility group. A token never sees another group's customers: 404, as if they did not exist.",
  ),
  mappingTargets: choice(
    ['declared', 'any'],
    "When the world declares schemas or data sources, a mapping that names others, or a data source outside the token's group, is a 400. When it declares none, and with `any`, every mapping is accepted.",
  ),
  userGroupProperties: choice(
    ['include', 'omit'],
    'Answers have `user_group.properties`, an object or null, as the prose says. `omit` leaves it out, as the examples do.',
  ),
  apiEnvironmentTag: choice(
    ['omit', 'include'],
    'Answers do not have the older field `user_group.api_environment_tag`. `include` sends it as null.',
  ),
  teamId: fixed('`team_id` is the id of the team, the same in every answer.'),
  tokenShape: {
    says: 'A customer token that Explo makes has 64 lower-case hexadecimal characters.',
    basis: 'seen',
    options: ['fixed'],
  },
  updateSemantics: fixed(
    'An update leaves omitted fields as they are, and replaces `mapping`, `properties`, `attributes` and `group_tags` as a whole.',
  ),
  notFound: choice(['404'], 'An unknown id, and an unknown, rotated or deleted `current_token`: 404 "Not found."'),
  rotation: fixed(
    'A rotated token is invalid at once. After a deletion, a create makes a new customer with a new token.',
  ),
  deleteWithChildren: choice(
    ['refuse', 'cascade'],
    'A customer with children cannot be deleted: 400, as the newer documentation says. `cascade` deletes the children too, as the older one says.',
  ),
  existingNames: choice(
    ['400'],
    "A group tag, hierarchy level or parent that does not exist, a parent on the same or a lower level, and a level that is not above those of the customer's children: 400.",
  ),
  newProvidedId: fixed(
    '`new_provided_id` keeps the token and the place in lists. Children, end users, portals and blueprints follow the customer. An id that exists is a 400.',
  ),
  repeatedValues: fixed('A value that `emails` or `group_tags` has twice is stored once.'),
  updateEmails: choice(
    ['add', 'replace'],
    'An update adds its `emails` to those of the customer, as the prose says. `replace` keeps only the new ones, as the example shows.',
  ),
  replyFields: fixed(
    'An answer has every field that the newest documentation of its operation shows or describes, in the order of the examples. Older examples show fewer. The `new_customer` in the example of the customer list counts as a mistake.',
  ),
  absentProperties: fixed(
    'A customer without properties or mapping has `null` for its own and `{}` for the computed ones.',
  ),
  computedFields: fixed(
    "In computed properties and mappings, the customer's own value wins, then that of the nearest ancestor.",
  ),
  listFilters: fixed(
    'Both lists are in the order of creation. The filters are query parameters, and a name that does not exist matches nothing.',
  ),
  pageOutOfRange: choice(
    ['404', 'empty'],
    'A page after the last one: 404 "Invalid page."; `empty` answers an empty page. A page that is not a number from 1 is always a 404, even `last`, which Django REST framework would accept. The first page always exists.',
  ),
  pageSize: choice(
    ['refuse', 'clamp'],
    'A page size that is not a number from 1 to 1000: 400. `clamp` takes the nearest allowed size, as Django REST framework does; a size that is not a whole number stays a 400.',
  ),
  numbers: fixed(
    'Free JSON (`properties`, `mapping`, `attributes`, `variables`) comes back as it was sent, because Python rounds nothing: numbers and escapes in strings keep their spelling, and keys their order. White space between the parts is left out. Of a key that is there twice, the last value stays. Where JavaScript cannot keep the spelling, fixtures, `inspect()` and the journal have the exact text beside the value, as `properties_json` or `bodyJson`.',
  ),
  v2Revision: choice(
    ['c', 'b', 'a'],
    '`/v2/api/customers/` answers in the newest of the three documented shapes, `c`, which has `total_count`; `b` is in camelCase, and `a` has `next` and `previous`. `/api/v2/customers/` always answers in shape a. Every query name is read in both spellings, snake_case first. The links to other pages keep the other parameters, and the one to the first page has no `page`.',
  ),
  groupTagErrors: choice(
    ['400 / 404'],
    'Tags belong to the team. Creating an existing name or renaming to one: 400. Renaming or deleting an unknown one: 404. Rename and delete also change the customers that have the tag.',
  ),
  jwt: fixed(
    "An embed JWT is a JWE (`dir`, `A256GCM`, header `kid`) with the claims `cst`, `dsh`, `iat`, `exp` (default: 24 hours later), `rbc`, `des`, `iss` (ending in a slash) and, for the chart id, `cht`. Its key is the UTF-8 bytes of the 32-character secret. An unknown `key_id` is a 404; without `key_id`, the group's own generated secret is used. A duration that is not ISO 8601, is zero, or is too long to count is a 400. Only seconds may have a fraction; a month counts 30 days, a year 365.",
  ),
  embedIds: choice(
    ['declared', 'any'],
    'When the world declares dashboards or report builders, an unknown `embed_id` is a 400; `generateJwt` also accepts those of blueprints. When it declares none, and with `any`, every one is accepted.',
  ),
  blueprints: fixed(
    '`customer_id` is the id that the application gave the customer. An unknown one, and an unknown `blueprint_id`, are a 404. When the world declares schemas, an unknown `schema_id` is a 400, unless `mappingTargets` is `any`. Names may repeat: each create makes another blueprint. `blueprint_id` counts from 1 in each team; embed ids have six letters and digits. The list of a customer is in the order of creation, and empty for a customer without blueprints. An update replaces `tables`. Deleting the customer deletes its blueprints. Create and update need a read-write token.',
  ),
  portalEmails: fixed(
    'Configuring a portal replaces its e-mail addresses; `inspect()` shows them. Deleting the customer closes its portals.',
  ),
  publications: fixed(
    'Any environment name and any version from 1 are accepted; `inspect()` shows what is published where.',
  ),
  emailOutbox: fixed(
    'Screenshot and report send nothing: the outbox of the world keeps the e-mail. A screenshot without `email` answers with a `link` that leads nowhere; without `export_type`, it is an image; without `subject`, its e-mail has the subject "Dashboard Screenshot".',
  ),
  partnerConnections: fixed(
    '`connection_info` is a JSON object or its text; anything else is a 400. Nothing is stored.',
  ),
  endUserAttributes: choice(
    ['object', 'python-repr'],
    "`attributes` come back as an object. `python-repr` sends a text as in Explo's example.",
  ),
  endUserCustomers: fixed(
    "`customer_id` is Explo's own number of a customer. Create and update also accept `end_user_group_id`, its name in older documentation; when both are sent, `customer_id` counts. `inspect()` shows it, and a fixture may set it. An unknown one is a 404. Deleting a customer deletes its end users.",
  ),
  vendorErrors: fixed(
    'A fault by name answers as a refusal does: 500, 502, 503 and 504 as `errorBody` says, and `throttled` as `throttling` says, with a wait of 60 seconds.',
  ),
  undocumentedOperations: choice(
    ['501'],
    'Explo names two operations without documenting them: copying editable section data (at a guessed path) and PDF export. With or without the last slash, they answer 501 with the header `x-explo-fake-hint`.',
  ),
} as const satisfies Record<string, Assumption>

export type AssumptionName = keyof typeof assumptionTable

/** The decisions in force, one option for each name. */
export type Assumptions = { readonly [Name in AssumptionName]: (typeof assumptionTable)[Name]['options'][number] }

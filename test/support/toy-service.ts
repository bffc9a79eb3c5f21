import { Type } from '@sinclair/typebox'
import { vendorErrorNames } from '../../src/engine/faults/fault.ts'
import type { Change } from '../../src/engine/journal/change.ts'
import { operation } from '../../src/engine/operation.ts'
import { Refusal, type RefusalKind } from '../../src/engine/refusals/refusal.ts'
import type { Service } from '../../src/engine/service.ts'
import type { Draft, Store } from '../../src/engine/store.ts'
import type { ApiToken } from '../../src/engine/terms.ts'

// A service that is not Explo: counters that can be created and read. The engine runs with it in a test of its own.

interface Fixture {
  readonly keys?: Readonly<Record<string, ApiToken['permission']>>
  readonly counters?: Readonly<Record<string, number>>
}

class CounterStore implements Store {
  readonly apiTokens = new Map<string, ApiToken>()
  readonly counters = new Map<string, number>()

  copy(): CounterStore {
    const copy = new CounterStore()
    for (const [token, apiToken] of this.apiTokens) copy.apiTokens.set(token, apiToken)
    for (const [name, count] of this.counters) copy.counters.set(name, count)
    return copy
  }
  dump(): Fixture {
    const keys = [...this.apiTokens.values()].map(({ token, permission }) => [token, permission])
    return { keys: Object.fromEntries(keys), counters: Object.fromEntries(this.counters) }
  }
  seed({ fixture }: Draft) {
    const { keys = {}, counters = {} } = fixture as Fixture
    for (const [token, permission] of Object.entries(keys))
      this.apiTokens.set(token, { token, permission, scope: 'all' })
    const changes = Object.entries(counters).map(([name, count]) => this.set(name, count))
    return { seeded: { created: changes.length, updated: 0 }, changes }
  }
  set(name: string, count: number): Change {
    const before = this.counters.get(name) ?? null
    this.counters.set(name, count)
    return { kind: 'counter', scope: 'all', before, after: { name, count } }
  }
  knowsToken = (text: string) => this.apiTokens.has(text)
  listSecrets = () => []
}

const facts = { removes: {}, repeatRisk: null, irreversible: null, replacedBy: null, restsOn: [], documentation: '' }
const Counter = Type.Object({ name: Type.String(), count: Type.Integer() }, { $id: 'Counter' })
const CounterName = Type.Object({ name: Type.String() }, { $id: 'CounterName' })
const storeOf = (request: { arrival: { state: { store: Store } } }) => request.arrival.state.store as CounterStore

const createCounter = operation({
  ...facts,
  name: 'createCounter',
  method: 'POST',
  url: '/counters/',
  permission: 'read-write',
  getsExisting: false,
  creates: { counter: 'name' },
  names: { name: 'counter', count: null },
  refusals: [],
  schema: { summary: 'Create a counter', body: Counter, response: { 200: Counter } },
  handler: (request) => {
    const { name, count } = request.body
    request.arrival.entry.changes.push(storeOf(request).set(name, count))
    return { name, count }
  },
})
const readCounter = operation({
  ...facts,
  name: 'readCounter',
  method: 'GET',
  url: '/counter/',
  permission: 'read-only',
  getsExisting: false,
  creates: {},
  names: { name: 'counter' },
  refusals: ['unknownPath'],
  schema: { summary: 'Read', querystring: CounterName, response: { 200: Counter } },
  handler: (request) => {
    const count = storeOf(request).counters.get(request.query.name)
    if (count === undefined) throw refuse('unknownPath')(request.query.name)
    return { name: request.query.name, count }
  },
})

const statuses = {
  badRequest: 400,
  bodyTooLarge: 413,
  internalError: 500,
  malformedBody: 400,
  methodNotAllowed: 405,
  notImplemented: 501,
  slashMissing: 404,
  throttled: 429,
  unauthorized: 401,
  unknownFields: 400,
  unknownPath: 404,
  unsupportedMediaType: 415,
  wrongFields: 400,
}
type RefusalName = keyof typeof statuses
const names = Object.keys(statuses) as RefusalName[]
const kindOf = (name: RefusalName): RefusalKind => ({
  status: statuses[name],
  sentence: `${name}.`,
  assumption: 'refusals',
  basis: 'documented',
  isExpected: name === 'unknownPath',
})
const refuse =
  (name: RefusalName) =>
  (...reasons: readonly unknown[]) =>
    new Refusal(name, kindOf(name), { reason: reasons.join(' ') })
const draftOf = (fixture: unknown, origin: string): Draft => ({ fixture, origin, declaresTokens: false })
const noRecords = { kinds: {}, list: async () => [], read: () => ({ kind: '', key: '', name: '', fields: {} }) }

export const toy: Service = {
  name: 'Counters',
  groups: [{ tag: 'Counters', description: 'Counters.', operations: [createCounter, readCounter] }],
  undocumented: [],
  examples: {
    create: { operation: 'createCounter', method: 'POST', path: '/counters/', where: { name: 'visits' } },
    update: { operation: 'createCounter', where: { name: 'visits' } },
    use: { operation: 'readCounter', where: { name: 'visits' } },
  },
  assumptions: { refusals: { says: 'The texts of refusals.', basis: 'assumed', options: ['short'] } },
  hosts: { api: ['counters.test'], all: ['counters.test'] },
  environmentNames: { url: 'COUNTERS_URL', apiToken: 'COUNTERS_KEY', readOnlyToken: 'COUNTERS_READ_KEY' },
  credentialsHeader: { name: 'X-Api-Key', description: 'A key.', write: (token) => token },
  readCredentials: ({ 'x-api-key': key }) =>
    typeof key === 'string' ? { token: key } : { token: null, flaw: 'there is no key' },
  authenticate({ credentials: { token }, entry, state }) {
    const apiToken = (state as { store: Store }).store.apiTokens.get(String(token))
    if (!apiToken) throw refuse('unauthorized')('the key is unknown')
    entry.scope = apiToken.scope
    entry.permission = apiToken.permission
    return apiToken
  },
  checkPermission: () => {},
  documentedRateLimit: { limit: 10, windowMs: 1000 },
  fixture: {
    schema: Type.Object({ keys: Type.Optional(Type.Any()), counters: Type.Optional(Type.Any()) }),
    example: { counters: { visits: 1 } },
    default: draftOf({ keys: { 'key-of-all': 'read-write' } } satisfies Fixture, 'default'),
    read: async (sources, origin) => [sources].flat().map((source) => draftOf(source, origin)),
    check: draftOf,
    changesSince: (_before, draft) => draft,
    undo: (records) => records,
  },
  openStore(drafts) {
    const store = new CounterStore()
    for (const draft of drafts) store.seed(draft)
    return store
  },
  handleMembers: [],
  refusalKinds: Object.fromEntries(names.map((name) => [name, kindOf(name)])),
  refusalsOf: ({ refusals }) => ['unauthorized', 'wrongFields', ...refusals],
  assumeRefusals: () => ({
    errorBody: { plain: { error: '{detail}' }, fields: { error: '{detail}' } },
    statusOf: ({ status }) => status,
    headersOf: (headers) => headers,
    isRefusedOutside: () => false,
    page: undefined,
  }),
  refusals: Object.fromEntries(names.map((name) => [name, refuse(name)])) as unknown as Service['refusals'],
  vendorErrors: Object.fromEntries(
    vendorErrorNames.map((name) => [name, { refusal: 'internalError' }]),
  ) as Service['vendorErrors'],
  changeWords: {
    scope: { key: 'place', called: 'place', tokensKey: 'keys' },
    nameOf: ({ before, after }) => String(((after ?? before) as { name: string }).name),
    toFixture: (change, side) => change[side],
    withExactTexts: (record) => record,
  },
  records: noRecords,
  existingRecord: () => undefined,
  lintRules: {},
  loadAccount: () => Promise.reject(new Error('There are no real counters.')),
  loadProbe: async () => ({ mutants: [], alsoRestsOn: () => [] }),
}

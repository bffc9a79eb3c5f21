import { type Static, Type } from '@sinclair/typebox'
import { type VendorErrors, vendorErrorNames } from '../../src/engine/faults/fault.ts'
import type { Change } from '../../src/engine/journal/change.ts'
import { operation } from '../../src/engine/operation.ts'
import { httpRefusals, plainRefusalKinds } from '../../src/engine/refusals/http-refusals.ts'
import { Refusal } from '../../src/engine/refusals/refusal.ts'
import type { Service } from '../../src/engine/service.ts'
import type { Draft, Store } from '../../src/engine/store.ts'
import type { ApiToken } from '../../src/engine/terms.ts'

// A service with counters that can be created and read. It proves that the engine works without Explo.

const Counter = Type.Object({ name: Type.String(), count: Type.Integer() }, { $id: 'Counter' })
const CounterName = Type.Object({ name: Type.String() }, { $id: 'CounterName' })
type Counter = Static<typeof Counter>
const Fixture = Type.Partial(Type.Object({ keys: Type.Array(Type.String()), counters: Type.Array(Counter) }))

class CounterStore implements Store {
  readonly apiTokens = new Map<string, ApiToken>()
  readonly counters = new Map<string, Counter>()

  static of(drafts: readonly Pick<Draft, 'fixture'>[]): CounterStore {
    const store = new CounterStore()
    for (const draft of drafts) store.seed(draft)
    return store
  }
  seed({ fixture }: Pick<Draft, 'fixture'>) {
    const { keys = [], counters = [] } = fixture as Static<typeof Fixture>
    for (const token of keys) this.apiTokens.set(token, { token, permission: 'read-write', scope: 'all' })
    const changes = counters.map((counter) => this.set(counter))
    return { seeded: { created: changes.length, updated: 0 }, changes }
  }
  set(after: Counter): Change {
    const before = this.counters.get(after.name) ?? null
    this.counters.set(after.name, after)
    return { kind: 'counter', scope: 'all', before, after }
  }
  copy = () => CounterStore.of([{ fixture: this.dump() }])
  dump = () => ({
    keys: [...this.apiTokens.keys()],
    counters: [...this.counters.values()].map((counter) => ({ ...counter })),
  })
  knowsToken = (text: string) => this.apiTokens.has(text)
  listSecrets = () => []
}

const storeIn = (state: object) => (state as { store: CounterStore }).store
const draftOf = (fixture: unknown, origin: string): Draft => ({ fixture, origin, declaresTokens: false })
const refuse = (kind: keyof typeof plainRefusalKinds, reason: string) =>
  new Refusal(kind, plainRefusalKinds[kind], { reason })

const noRisks = { removes: {}, repeatRisk: null, irreversible: null, getsExisting: false }
const noReferences = { replacedBy: null, restsOn: [], documentation: '' }
const createCounter = operation({
  ...noRisks,
  ...noReferences,
  name: 'createCounter',
  method: 'POST',
  url: '/counters/',
  permission: 'read-write',
  creates: { counter: 'name' },
  names: { name: 'counter', count: null },
  refusals: [],
  schema: { summary: 'Create a counter', body: Counter, response: { 200: Counter } },
  handler({ arrival, body }) {
    arrival.entry.changes.push(storeIn(arrival.state).set(body))
    return body
  },
})
const readCounter = operation({
  ...noRisks,
  ...noReferences,
  name: 'readCounter',
  method: 'GET',
  url: '/counter/',
  permission: 'read-only',
  creates: {},
  names: { name: 'counter' },
  refusals: ['notFound'],
  schema: { summary: 'Read a counter', querystring: CounterName, response: { 200: Counter } },
  handler({ arrival, query }) {
    const counter = storeIn(arrival.state).counters.get(query.name)
    if (counter) return counter
    throw refuse('notFound', `there is no counter ${query.name}`)
  },
})

const where = { name: 'visits' }
export const toy: Service = {
  name: 'Counters',
  groups: [{ tag: 'Counters', description: 'Counters.', operations: [createCounter, readCounter] }],
  examples: {
    create: { operation: 'createCounter', method: 'POST', path: '/counters/', where },
    update: { operation: 'createCounter', where },
    use: { operation: 'readCounter', where },
  },
  assumptions: { errorBody: { says: 'The bodies of refusals.', basis: 'assumed', options: ['short'] } },
  hosts: { api: ['counters.test'], all: ['counters.test'] },
  environmentNames: { url: 'COUNTERS_URL', urlPath: '', apiToken: 'COUNTERS_KEY', readOnlyToken: 'COUNTERS_READ_KEY' },
  credentialsHeader: { name: 'X-Api-Key', description: 'A key.' },
  authorize({ apiToken, credentials: { flaw = 'the key is unknown' } }) {
    if (apiToken) return apiToken
    throw refuse('unauthorized', flaw)
  },
  documentedRateLimit: { limit: 10, windowMs: 1000 },
  fixture: {
    schema: Fixture,
    example: { counters: [{ name: 'visits', count: 1 }] },
    default: draftOf({ keys: ['key-of-all'] }, 'default'),
    mistakesIn: () => [],
    draftOf,
    changesSince: (_before, draft) => draft,
    undo: (records) => records,
  },
  openStore: CounterStore.of,
  refusalKinds: plainRefusalKinds,
  refusalsOf: ({ refusals }) => ['unauthorized', 'wrongFields', ...refusals],
  assumeRefusals: () => ({ errorBody: { plain: { error: '{detail}' }, fields: { error: '{detail}' } } }),
  refusals: {
    ...httpRefusals('Counters', plainRefusalKinds),
    unknownFields: (names) => refuse('unknownFields', names.join()),
    wrongFields: (errors) => refuse('wrongFields', errors.map(({ instancePath }) => instancePath).join()),
  },
  vendorErrors: Object.fromEntries(
    vendorErrorNames.map((name) => [name, { refusal: 'internalError' }]),
  ) as VendorErrors,
  changeWords: {
    scope: { key: 'place', called: 'place', tokensKey: 'keys' },
    nameOf: ({ after }) => (after as Counter).name,
    toFixture: (change, side) => change[side],
    withExactTexts: (record) => record,
  },
  records: { kinds: {}, list: async () => [], read: () => ({ kind: '', key: '', name: '', fields: {} }) },
  loadProbe: async () => ({ mutants: [], alsoRestsOn: () => [] }),
}

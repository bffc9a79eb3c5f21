import { type Static, Type } from '@sinclair/typebox'
import { operation, readsOnly } from '../../src/engine/operation.ts'
import { plainService } from '../../src/engine/plain-service.ts'
import { Refusal } from '../../src/engine/refusals/refusal.ts'
import type { Service } from '../../src/engine/service.ts'
import type { Draft, Store } from '../../src/engine/store.ts'

// A service that is not Explo: counters that can be created and read. The test of the engine runs it.

const Counter = Type.Object({ name: Type.String(), count: Type.Integer() }, { $id: 'Counter' })
const CounterName = Type.Object({ name: Type.String() }, { $id: 'CounterName' })
const lists = { keys: Type.Array(Type.String()), counters: Type.Array(Counter) }
const Fixture = Type.Partial(Type.Object(lists), { $id: 'Counters', additionalProperties: false })
type Counter = Static<typeof Counter>

class CounterStore implements Store {
  readonly apiTokens: Store['apiTokens'] = new Map()
  readonly counters = new Map<string, Counter>()

  constructor(drafts: readonly Pick<Draft, 'fixture'>[]) {
    for (const draft of drafts) this.seed(draft)
  }
  seed({ fixture }: Pick<Draft, 'fixture'>) {
    const { keys = [], counters = [] } = fixture as Static<typeof Fixture>
    for (const token of keys) this.apiTokens.set(token, { token, permission: 'read-write', scope: 'all' })
    return { seeded: { created: counters.length, updated: 0 }, changes: counters.map((counter) => this.set(counter)) }
  }
  set(after: Counter) {
    const before = this.counters.get(after.name) ?? null
    this.counters.set(after.name, after)
    return { kind: 'counter', scope: 'all', before, after }
  }
  copy = () => new CounterStore([{ fixture: this.dump() }])
  dump = () => structuredClone({ keys: [...this.apiTokens.keys()], counters: [...this.counters.values()] })
}

const createCounter = operation({
  name: 'createCounter',
  method: 'POST',
  url: '/counters/',
  permission: 'read-write',
  creates: { counter: 'name' },
  removes: {},
  names: { name: 'counter', count: null },
  irreversible: null,
  schema: { summary: 'Create a counter', body: Counter, response: { 200: Counter } },
  handler({ arrival, body }) {
    arrival.entry.changes.push((arrival.state.store as CounterStore).set(body))
    return body
  },
})
const readCounter = operation({
  ...readsOnly,
  name: 'readCounter',
  method: 'GET',
  url: '/counter/',
  names: { name: 'counter' },
  refusals: ['notFound'],
  schema: { summary: 'Read a counter', querystring: CounterName, response: { 200: Counter } },
  handler({ arrival, query }) {
    const counter = (arrival.state.store as CounterStore).counters.get(query.name)
    if (counter) return counter
    throw new Refusal('notFound', { reason: `there is no counter ${query.name}` })
  },
})

export const toy: Service = {
  ...plainService('Counters', [createCounter, readCounter]),
  hosts: { api: ['counters.test'], all: ['counters.test'] },
  credentialsHeader: { name: 'X-Api-Key', description: 'A key.' },
  fixture: { schema: Fixture, example: { counters: [{ name: 'visits', count: 1 }] }, default: { keys: ['the-key'] } },
  openStore: (drafts) => new CounterStore(drafts),
  scope: { key: 'place', called: 'place', tokensKey: 'keys' },
  records: { kinds: { counter: { key: ['name'] } } },
}

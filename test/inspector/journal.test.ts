import { type Test, test } from 'tap'
import { Journal } from '../../src/inspector/journal.js'
import { changeWords, markWords, operationWords, recordOf, whyWords } from '../../src/inspector/request-words.js'
import { cellOf, columnsOf, listsOf } from '../../src/inspector/state-lists.js'
import { jsonHeaders, startFake } from '../support/helper.ts'
import { startControl } from '../support/start-control.ts'

/** A journal of the page, which reads from a fake. */
async function start(t: Test, options: Parameters<typeof startFake>[1] = {}) {
  const fake = await startFake(t, options)
  const journal = new Journal(async (path: string) => {
    const reply = await fake.explo.fetch(`http://localhost/__admin${path}`)
    if (reply.ok) return reply.json()
    throw new Error(await reply.text())
  })
  const create = async (first: number, last: number) => {
    for (let id = first; id <= last; id++) await fake.post('/api/create_group_tag/', { name: `tag ${id}` })
  }
  const ids = () => journal.records.map(({ id }: { id: string }) => id)
  return { ...fake, journal, create, ids }
}

test('the newest requests are loaded first, and older ones on demand', async (t) => {
  const { journal, create, ids } = await start(t)
  await create(1, 350)

  await journal.refresh(1)
  t.strictSame([ids().length, ids()[0], ids().at(-1)], [100, 'r350', 'r251'])
  t.strictSame([journal.total, journal.hasOlder, journal.range], [350, true, { first: 1, last: 350 }])

  await journal.get('r3')
  await journal.loadOlder()
  t.strictSame(
    [ids().length, ids().at(-2), ids().at(-1)],
    [301, 'r51', 'r3'],
    'before those that were there without a gap',
  )
  await journal.loadOlder()
  t.strictSame([ids().length, journal.hasOlder], [350, false])
})

test('new requests are added without a gap, and complete requests stay the same objects', async (t) => {
  const { journal, create, ids } = await start(t)
  await create(1, 3)
  await journal.refresh(1)
  const [newest] = journal.records

  await create(4, 250)
  await journal.refresh(1, 'r1')

  t.strictSame(ids().slice(0, 2), ['r250', 'r249'])
  t.equal(ids().length, 101, 'the newest hundred, and the one to keep')
  t.equal(await journal.get('r3').then(({ id }: { id: string }) => id), 'r3', 'one by its id')
  t.strictSame(newest.id, 'r3')
})

test('a running request is read again until it is answered, even if many arrive meanwhile', async (t) => {
  const { explo, journal, create, post } = await start(t)
  const gate = await explo.gate({ operation: 'createCustomer', at: 'beforeCommit', timeoutMs: 60_000 })
  const held = post('/api/create_customer/', { provided_id: 'held', name: 'Held' })
  await gate.arrived
  await journal.refresh(1, 'r1')
  t.equal((await journal.get('r1')).status, null)

  await create(1, 120)
  await gate.release()
  await held
  await journal.refresh(1, 'r1')

  t.equal((await journal.get('r1')).status, 200)
})

test('requests that were reset, cleared or dropped disappear from the page', async (t) => {
  const { explo, journal, create, ids } = await start(t, { journal: { maxEntries: 5 } })
  await create(1, 7)
  await journal.refresh(1)
  t.strictSame([ids(), journal.dropped], [['r7', 'r6', 'r5', 'r4', 'r3'], 2])

  await create(8, 9)
  await journal.refresh(1)
  t.strictSame(ids(), ['r9', 'r8', 'r7', 'r6', 'r5'])

  await explo.requests.clear()
  await journal.refresh(1)
  t.strictSame([ids(), journal.range], [[], undefined])

  await explo.reset()
  await create(1, 1)
  await journal.refresh(2)
  t.strictSame(ids(), ['r1'])
})

test('the page reloads the journal when too many requests came at once', async (t) => {
  const { journal, create, ids } = await start(t, { journal: { maxEntries: 2000 } })
  await create(1, 1)
  await journal.refresh(1)
  await create(2, 1200)

  await journal.refresh(1)

  t.strictSame([ids().length, ids().at(-1)], [100, 'r1101'])
})

test('a line names the record, the operation and the reason, also for unmatched requests', async (t) => {
  const { post, send, call, explo, control } = await startControl(t)
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme' })
  await post('/api/get_customer/', { provided_id: 'nobody' })
  await send('/api/create_customer', { method: 'POST', headers: jsonHeaders(), body: '{"provided_id":"acme"}' })
  await call('GET', '/api/update_customer/')
  await post('/api/nowhere/', { 7: 'x' })
  await post('/api/create_group_tag/', { name: 'sales' })
  await send('/api/customers/?page=2', { method: 'GET' })
  const { routes } = (await control('GET', '/routes')).body as { routes: object[] }

  const lines = (await explo.requests.list()).map((request) => [
    operationWords(request, routes),
    recordOf(request),
    changeWords(request).join(),
    whyWords(request).slice(0, 25),
  ])

  t.strictSame(lines, [
    ['createCustomer', 'acme', 'created customer', ''],
    ['getCustomer', 'nobody', '', 'there is no customer "nob'],
    ['createCustomer', 'acme', '', '/api/create_customer lack'],
    ['updateCustomer', undefined, '', 'the path answers POST, OP'],
    ['no operation', undefined, '', 'Explo has no path /api/no'],
    ['createGroupTag', 'sales', 'created group tag', ''],
    ['listCustomers', undefined, '', 'the Explo-Authorization h'],
  ])
})

test('changes of many records are counted, and unusual requests are marked', async (t) => {
  const change = { kind: 'customer', before: { name: 'a' }, after: null }
  const odd = { faults: ['f1'], unknownFields: ['nme'], variations: ['x'], test: 'one', world: 'default' }

  t.strictSame(changeWords({ changes: [change, change] }), ['deleted customer ×2'])
  t.strictSame(markWords(odd), ['fault f1', 'unknown: nme', 'varied', 'late: one'])
  t.strictSame(markWords({ ...odd, faults: [], unknownFields: [], variations: [], test: null }), [
    'late: world default',
  ])
})

test('two states are compared record by record, the changed ones first', async (t) => {
  const customer = (id: string, name: string) => ({ visibility_group: 'P', provided_id: id, name, token: 'secret1234' })
  const before = {
    team_id: 1,
    customers: [customer('a', 'A'), customer('b', 'B'), customer('c', 'C')],
    group_tags: ['x'],
  }
  const after = {
    ...before,
    customers: [customer('a', 'A'), customer('b', 'Bee'), customer('d', 'D')],
    group_tags: ['x'],
  }

  const [customers, tags] = listsOf(before, after)

  t.match(customers, { name: 'customers', counts: [3, 3], changes: 3 })
  t.strictSame(
    customers?.records.map(({ fate }: { fate: string }) => fate),
    ['changed', 'created', 'deleted', 'same'],
  )
  t.strictSame(columnsOf(customers?.records), ['visibility_group', 'name', 'provided_id', 'token'])
  t.strictSame(cellOf(customers?.records[0], 'name'), { was: 'B', is: 'Bee' })
  t.strictSame(cellOf(customers?.records[2], 'name'), { is: 'C' })
  t.strictSame(cellOf(customers?.records[0], 'token'), { is: '…1234' })
  t.match(tags, { title: 'group tags', changes: 0, records: [{ fate: 'same' }] })
  t.strictSame(cellOf(tags?.records[0], 'name'), { is: 'x' })
})

test('cells show values, and shorten nested secrets', async (t) => {
  const record = {
    a: { token: 'abcdefgh', list: [1, null] },
    b: [],
    c: null,
    d: ['x', 'y'],
    e: false,
    f: [{ token: 'ijklmnop' }],
  }
  const [list] = listsOf({ groups: [record] }, { groups: [record] })
  const [shown] = list?.records ?? []

  t.strictSame(columnsOf(list?.records), ['a', 'd', 'f'])
  t.strictSame(
    ['a', 'b', 'd', 'e', 'f'].map((column) => cellOf(shown, column).is),
    ['{"token":"…efgh","list":[1,null]}', '', 'x, y', 'false', '[{"token":"…mnop"}]'],
  )
})

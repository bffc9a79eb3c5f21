import { test } from 'tap'
import { coverageTable } from '../../../src/engine/coverage/coverage-report.ts'
import { overBothHandles } from '../../support/helper.ts'

const path = { customer: '/api/create_customer/', get: '/api/get_customer/' }
const acme = { provided_id: 'acme', name: 'Acme' }

overBothHandles(
  'coverage counts each outcome of each called operation, across resets',
  { journal: { maxEntries: 1 } },
  async (t, { explo, post, call }) => {
    for (const body of [acme, acme, acme, { ...acme, name: 5 }]) await post(path.customer, body)
    await explo.reset()
    await post(path.get, { provided_id: 'acme' })
    await post(path.get, { provided_id: 'acme' }, 'nobody')
    await call('GET', '/api/nothing/')

    const { operations, notCalled, seen, total } = await explo.coverage()

    const seenOf = (name: string) =>
      operations
        .find(({ operation }) => operation === name)
        ?.outcomes.flatMap(({ outcome, status, seen }) => (seen > 0 ? [`${outcome} ${status}: ${seen}`] : []))
    t.strictSame(
      operations.map(({ operation }) => operation),
      ['createCustomer', 'getCustomer'],
    )
    t.strictSame(seenOf('createCustomer'), ['created 200: 1', 'existing 200: 2', 'fieldTypes 400: 1'])
    t.strictSame(seenOf('getCustomer'), ['unknownToken 401: 1', 'notFound 404: 1'])
    t.ok(notCalled.includes('generateJwt'))
    t.notOk(notCalled.includes('exportDashboardPdf'), 'what the fake cannot answer need not be called')
    t.strictSame([seen, total], [5, 12])
  },
)

overBothHandles('outcomes that only a broken client causes do not count', async (t, { explo, send }) => {
  await send(path.get, { method: 'POST' })

  const { operations, seen } = await explo.coverage()

  t.match(
    operations[0]?.outcomes.find(({ outcome }) => outcome === 'missingCredentials'),
    { seen: 1, counts: false },
  )
  t.equal(seen, 0)
})

overBothHandles('the table names the outcomes that were never seen', async (t, { explo, post }) => {
  const before = coverageTable(await explo.coverage())
  await post(path.customer, acme)
  await post('/api/dashboard/', {}, 'nobody')
  await post(path.get, { provided_id: 'acme' })

  const [head, first, second, blank, notCalled, otherBlank, last] = coverageTable(await explo.coverage()).split('\n')

  t.match(before, /^Not called: createCustomer, .*\n\n0 of 0 outcomes of the operations that were called: 100 %$/)
  t.strictSame(
    [head, first, second, blank, otherBlank, last],
    [
      'operation       outcomes seen  never seen',
      'createCustomer  1 of 7         existing (200), unknownToken (401), readOnlyToken (403), fieldTypes (400), existingNames (400), mappingTargets (400)',
      'getCustomer     1 of 5         unknownToken (401), fieldTypes (400), notFound (404), otherGroup (404)',
      '',
      '',
      '2 of 12 outcomes of the operations that were called: 16 %',
    ],
  )
  t.match(notCalled, /^Not called: listCustomers, /)
})

test('the table of completely covered operations names no outcomes', async (t) => {
  const outcomes = [{ outcome: 'success', status: 200, seen: 1, counts: true }]
  const operations = [{ operation: 'listGroupTags', outcomes }]

  t.equal(
    coverageTable({ operations, notCalled: [], seen: 1, total: 1 }),
    `operation      outcomes seen  never seen
listGroupTags  1 of 1         -

1 of 1 outcomes of the operations that were called: 100 %`,
  )
})

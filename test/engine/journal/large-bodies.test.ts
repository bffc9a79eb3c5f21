import fc from 'fast-check'
import { test } from 'tap'
import { createExploFake, type ExploFake } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'
import { piecesOf, regularExpressions } from '../../support/regular-expressions.ts'

/** The promise is 100 ms on an idle core. A shared machine counts more CPU time for the same work. */
const limitMs = 300
/** The collection of what earlier tests left behind counts, too: the fastest attempt decides. */
const attempts = 5
const path = 'https://api.explo.co/api/create_customer/'
const pieces = (await regularExpressions()).flatMap(({ regExp }) => piecesOf(regExp))

/** What a tester calls after a request. */
const calls: Readonly<Record<string, (explo: ExploFake) => Promise<unknown>>> = {
  list: (explo) => explo.requests.list(),
  get: (explo) => explo.requests.get('r1'),
  state: (explo) => explo.requests.state('r1'),
  inspect: (explo) => explo.inspect(),
  unmatched: (explo) => explo.requests.unmatched(),
  late: (explo) => explo.requests.late(),
  explain: (explo) => explo.explain('r1'),
  lint: (explo) => explo.lint(),
  verify: (explo) => explo.verify({ where: { name: 'Nobody' } }).catch(() => {}),
  inspector: async (explo) => (await explo.fetch('http://localhost/__admin/requests')).text(),
  'state in the inspector': async (explo) => (await explo.fetch('http://localhost/__admin/requests/r1/state')).text(),
}

async function slowCalls(body: string): Promise<string[]> {
  const explo = await createExploFake({ listen: false })
  const headers = { 'content-type': 'application/json', 'explo-authorization': `Token ${explo.apiToken}` }
  await explo.fetch(path, { method: 'POST', headers, body })
  const slow: string[] = []
  for (const [name, call] of Object.entries(calls)) {
    let fastest = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < attempts && fastest > limitMs; attempt++) {
      const before = process.cpuUsage()
      await call(explo)
      const { user, system } = process.cpuUsage(before)
      fastest = Math.min(fastest, (user + system) / 1000)
    }
    if (fastest > limitMs) slow.push(`${name}: ${Math.round(fastest)} ms`)
  }
  await explo.close()
  return slow
}

function customer(properties: string): string {
  return `{"provided_id":"acme","name":"Acme","properties":${properties}}`
}

const lists = { zeros: '0', empties: '[]', spelled: '1.0', objects: '{"1":1.0}', texts: '"Token aaaaaaaa"' }
for (const [name, item] of Object.entries(lists)) {
  test(`no call of a tester is slow after a body of ${name}`, async (t) => {
    const count = Math.floor(900_000 / (item.length + 1))

    t.strictSame(await slowCalls(customer(`{"a":[${Array(count).fill(item).join()}]}`)), [])
  })
}

test('no call of a tester is slow after a large body with arbitrary content', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), async (some) => {
      const text = JSON.stringify(some.join('')).slice(1, -1)
      const long = text.repeat(Math.floor(400_000 / text.length))

      t.strictSame(await slowCalls(customer(`{"notes":"${long}"}`)), [], JSON.stringify(some))
    }),
    { numRuns: 12 },
  )
})

test('the journal shows the beginning of a long body without secrets, and the length of the rest', async (t) => {
  const { explo, post } = await startFake(t)
  const secret = 'a1b2'.repeat(16)
  const notes = `${'x'.repeat(9_950)} ${secret} ${'y'.repeat(200_000)}`
  await post('/api/create_customer/', { provided_id: 'acme', name: 'Acme', properties: { notes } })
  await post('/api/create_customer/', { provided_id: 'globex', name: notes })

  const [properties, name] = await explo.requests.list()

  t.match(properties?.body, /^\{"provided_id":"acme".*… \(\d+ more characters\)$/)
  t.match(properties?.reply, /… \(\d+ more characters\)$/)
  t.match(properties?.changes, [{ after: { provided_id: 'acme', properties: /… \(\d+ more characters\)$/ } }])
  t.match(name?.changes, [{ after: { provided_id: 'globex', name: /^x{9950} .*… \(\d+ more characters\)$/ } }])
  t.notOk(JSON.stringify([properties, name]).includes(secret.slice(0, 40)))
})

test('a long body is compared completely', async (t) => {
  const { explo, post } = await startFake(t)
  await post('/api/create_customer/', {
    provided_id: 'acme',
    name: 'Acme',
    properties: { notes: 'x'.repeat(200_000), last: 1 },
  })

  await t.resolves(explo.verify({ where: { properties: { last: 1 } }, exactly: 1 }))
})

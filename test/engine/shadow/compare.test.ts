import { test } from 'tap'
import { compareReplies } from '../../../src/engine/shadow/compare.ts'
import { PairedValues } from '../../../src/engine/shadow/paired-values.ts'
import { shadowServer } from '../../../src/engine/shadow/server.ts'
import { comparison } from '../../../src/explo/shadow/comparison.ts'
import { startShadow } from '../../support/shadow.ts'

const known = { paired: new PairedValues(), parted: new Set<string>(), isCrowded: false }
const reply = (body: unknown, headers = {}) => ({ status: 200, headers, body })
const compare = (upstream: unknown, fake: unknown, paired = new PairedValues()) =>
  compareReplies(reply(upstream), reply(fake), { ...known, paired }, comparison)

test('items without an id are compared by their position', (t) => {
  const differences = compare({ rows: [{ a: 1 }, { a: 2 }] }, { rows: [{ a: 1 }, { a: 3 }] })

  t.strictSame(differences, [{ field: '/rows/*/a', upstream: 2, fake: 3, record: null }])
  t.end()
})

test('blueprints that no earlier call returned are compared by their position', (t) => {
  const differences = compare({ blueprints: [{ id: 8, name: 'Sales' }] }, { blueprints: [{ id: 1, name: 'Costs' }] })

  t.strictSame(differences, [{ field: '/blueprints/*/name', upstream: 'Sales', fake: 'Costs', record: null }])
  t.end()
})

test('values that the client stored are compared exactly, whatever their keys', (t) => {
  const differences = compare({ properties: { token: 'a' } }, { properties: { token: 'b' } })

  t.strictSame(differences, [{ field: '/properties', upstream: { token: 'a' }, fake: { token: 'b' }, record: null }])
  t.end()
})

test('the number of items is not compared when the service also lists records of others', (t) => {
  const [upstream, fake] = [reply({ total_count: 7 }), reply({ total_count: 2 })]

  t.match(compareReplies(upstream, fake, known, comparison), [{ field: '/total_count', upstream: 7, fake: 2 }])
  t.strictSame(compareReplies(upstream, fake, { ...known, isCrowded: true }, comparison), [])
  t.end()
})

test('redirects are compared by their path and query', (t) => {
  const to = (location: string) => reply('', { location })
  const fake = to('/api/customers/?page=2')

  t.strictSame(compareReplies(to('https://api.explo.co/api/customers/?page=2'), fake, known, comparison), [])
  t.match(compareReplies(to('/api/customers/'), fake, known, comparison), [{ field: 'header location' }])
  t.end()
})

test('two swapped tokens are a difference', (t) => {
  const paired = new PairedValues()
  compare([{ token: 'a' }, { token: 'b' }], [{ token: '1' }, { token: '2' }], paired)

  t.strictSame(compare({ token: 'a' }, { token: '2' }, paired), [
    {
      field: '/token',
      upstream: '(a value of another pair)',
      fake: '(a value of another pair)',
      record: null,
    },
  ])
  t.end()
})

test('an undeclared dashboard is not a difference; one that the service lacks is', (t) => {
  const dashboard = (embed_id: string) => ({ embed_id })

  t.strictSame(compare({ dashboards: [dashboard('a')] }, { dashboards: [] }), [])
  t.match(compare({ dashboards: [] }, { dashboards: [dashboard('a')] }), [
    { field: '/dashboards/* (missing)', upstream: '(nothing)' },
  ])
  t.end()
})

test('an internal error is answered with 500', async (t) => {
  const { fake } = await startShadow(t)
  const app = shadowServer({ answer: () => Promise.reject(new Error('a defect')) }, fake)
  t.teardown(() => app.close())

  t.equal((await app.inject('/api/customers/')).statusCode, 500)
})

import { useExploFake } from 'explo-fake/tap'
import t from 'tap'
import { startVisit } from '../visitor.js'

const explo = useExploFake()
let visit

t.before(async () => {
  visit = await startVisit()
})
t.teardown(() => visit.end())

t.test('a company signs up although Explo asks for a moment', async (t) => {
  await explo.world.faults.add({
    match: { operation: 'createCustomer' },
    then: { status: 429, headers: { 'retry-after': '0' } },
  })

  const { status } = await visit.signUp()

  t.equal(status, 201)
  await explo.world.verify({ operation: 'createCustomer', exactly: 2 })
})

t.test('a company is asked to come back when Explo asks for more than a moment', async (t) => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'throttled' })

  const { status, headers } = await visit.signUp()

  t.equal(status, 503)
  t.equal(headers.get('retry-after'), '60')
})

t.test('a company does not sign up while Explo is down', async (t) => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'server-error' })

  const { status } = await visit.signUp()

  t.equal(status, 502)
  t.strictSame((await explo.world.inspect()).customers, [])
})

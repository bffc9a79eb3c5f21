import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { useExploFake } from 'explo-fake/node-test'
import { startVisit } from '../visitor.js'

const explo = useExploFake()
let visit

before(async () => {
  visit = await startVisit()
})
after(() => visit.end())

test('a company signs up although Explo asks for a moment', async () => {
  await explo.world.faults.add({
    match: { operation: 'createCustomer' },
    then: { status: 429, headers: { 'retry-after': '0' } },
  })

  const { status } = await visit.signUp()

  assert.equal(status, 201)
  await explo.world.verify({ operation: 'createCustomer', exactly: 2 })
})

test('a company is asked to come back when Explo asks for more than a moment', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'throttled' })

  const { status, headers } = await visit.signUp()

  assert.equal(status, 503)
  assert.equal(headers.get('retry-after'), '60')
})

test('a company does not sign up while Explo is down', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'server-error' })

  const { status } = await visit.signUp()

  assert.equal(status, 502)
  assert.equal((await explo.world.inspect()).customers.length, 0)
})

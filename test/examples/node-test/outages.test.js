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

test('signing up succeeds when Explo throttles for a moment', async () => {
  await explo.world.faults.add({
    match: { operation: 'createCustomer' },
    then: { status: 429, headers: { 'retry-after': '0' } },
  })

  const { status } = await visit.signUp()

  assert.equal(status, 201)
  await explo.world.verify({ operation: 'createCustomer', exactly: 2 })
})

test('signing up answers 503 with Retry-After when Explo throttles for longer', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'throttled' })

  const { status, headers } = await visit.signUp()

  assert.equal(status, 503)
  assert.equal(headers.get('retry-after'), '60')
})

test('signing up answers 502 while Explo is down', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'server-error' })

  const { status } = await visit.signUp()

  assert.equal(status, 502)
  assert.equal((await explo.world.inspect()).customers.length, 0)
})

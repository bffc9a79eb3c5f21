import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { useExploFake } from 'explo-fake/node-test'
import { createApplication } from '../application.cjs'

const explo = useExploFake()
const application = createApplication()

let url

before(async () => {
  url = await application.listen({ port: 0 })
})
after(() => application.close())

function signUp(company) {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${url}/companies`, { method: 'POST', headers, body: JSON.stringify(company) })
}

test('a company that signs up becomes a customer', async () => {
  const { status } = await signUp({ id: 'acme', name: 'Acme' })

  assert.equal(status, 201)
  await explo.world.verify({ operation: 'createCustomer', exactly: 1 })
})

test('a company does not sign up while Explo is down', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'server-error' })

  const { status } = await signUp({ id: 'acme', name: 'Acme' })

  assert.equal(status, 502)
  assert.deepEqual((await explo.world.inspect()).customers, [])
})

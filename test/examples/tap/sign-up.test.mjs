import { useExploFake } from 'explo-fake/tap'
import t, { test } from 'tap'
import { createApplication } from '../application.cjs'

const explo = useExploFake()
const application = createApplication()

let url

t.before(async () => {
  url = await application.listen({ port: 0 })
})
t.teardown(() => application.close())

function signUp(company) {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${url}/companies`, { method: 'POST', headers, body: JSON.stringify(company) })
}

test('a company that signs up becomes a customer', async (t) => {
  const { status } = await signUp({ id: 'acme', name: 'Acme' })

  t.equal(status, 201)
  await explo.world.verify({ operation: 'createCustomer', exactly: 1 })
})

test('a company does not sign up while Explo is down', async (t) => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'server-error' })

  const { status } = await signUp({ id: 'acme', name: 'Acme' })

  t.equal(status, 502)
  t.strictSame((await explo.world.inspect()).customers, [])
})

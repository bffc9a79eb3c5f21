import { useExploFake } from 'explo-fake/vitest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApplication } from '../application.cjs'

const explo = useExploFake()
const application = createApplication()

let url

beforeAll(async () => {
  url = await application.listen({ port: 0 })
})
afterAll(() => application.close())

function signUp(company) {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${url}/companies`, { method: 'POST', headers, body: JSON.stringify(company) })
}

test('a company that signs up becomes a customer', async () => {
  const { status } = await signUp({ id: 'acme', name: 'Acme' })

  expect(status).toBe(201)
  await explo.world.verify({ operation: 'createCustomer', exactly: 1 })
})

test('a company does not sign up while Explo is down', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'server-error' })

  const { status } = await signUp({ id: 'acme', name: 'Acme' })

  expect(status).toBe(502)
  expect((await explo.world.inspect()).customers).toEqual([])
})

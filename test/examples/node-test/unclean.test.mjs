import { test } from 'node:test'
import { useExploFake } from 'explo-fake/node-test'

const explo = useExploFake()

const send = (path) =>
  fetch(`${process.env.EXPLO_API_URL}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${process.env.EXPLO_API_TOKEN}` },
    body: JSON.stringify({ provided_id: 'acme', name: 'Acme' }),
  })

// The first three fail, and say why.

test('sends what is no operation', async () => {
  await send('/api/create_costumer/')
})

test('arms a fault that meets no request', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'throttled' })
})

test('awaits no answer', async () => {
  send('/api/create_customer/').catch(() => {})
})

test('is allowed to', async () => {
  explo.allow('unmatched')
  await send('/api/create_costumer/')
})

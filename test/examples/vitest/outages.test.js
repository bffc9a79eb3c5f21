import { useExploFake } from 'explo-fake/vitest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startVisit } from '../visitor.js'

const explo = useExploFake()
let visit

beforeAll(async () => {
  visit = await startVisit()
})
afterAll(() => visit.end())

test('a company signs up although Explo asks for a moment', async () => {
  await explo.world.faults.add({
    match: { operation: 'createCustomer' },
    then: { status: 429, headers: { 'retry-after': '0' } },
  })

  const { status } = await visit.signUp()

  expect(status).toBe(201)
  await explo.world.verify({ operation: 'createCustomer', exactly: 2 })
})

test('a company is asked to come back when Explo asks for more than a moment', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'throttled' })

  const { status, headers } = await visit.signUp()

  expect(status).toBe(503)
  expect(headers.get('retry-after')).toBe('60')
})

test('a company does not sign up while Explo is down', async () => {
  await explo.world.faults.add({ match: { operation: 'createCustomer' }, then: 'server-error' })

  const { status } = await visit.signUp()

  expect(status).toBe(502)
  expect((await explo.world.inspect()).customers).toEqual([])
})

import { useExploFake } from 'explo-fake/vitest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startVisit } from '../visitor.js'

const explo = useExploFake()
let visit

beforeAll(async () => {
  visit = await startVisit()
})
afterAll(() => visit.end())

async function customers() {
  return (await explo.world.inspect()).customers
}

test('a company that signs up becomes a customer, whose token is in its page', async () => {
  await visit.signUp()

  const page = await visit.page('/companies/acme')

  const [acme] = await customers()
  expect(acme.provided_id).toBe('acme')
  expect(page).toContain(`dash-customer-token="vcjTgL2wdX:${acme.token}"`)
})

test('each load of the page of today has a JWT for the company', async () => {
  await visit.signUp()

  const page = await visit.page('/companies/acme/today')
  await visit.page('/companies/acme/today')

  const { claims } = await explo.world.openJwt(page.match(/dash-jwt="(.+)"/)[1])
  expect([claims.cst, claims.dsh]).toEqual(['acme', 'vcjTgL2wdX'])
  expect(claims.exp - claims.iat).toBe(3600)
  expect(claims.exp).toBeGreaterThan(Date.now() / 1000)
  await explo.world.verify({ operation: 'generateJwt', exactly: 2 })
})

test('a new token takes the place of the one in the page', async () => {
  await visit.signUp()
  const before = await visit.page('/companies/acme')

  const { status } = await visit.ask('POST', '/companies/acme/new-token')

  expect(status).toBe(204)
  const after = await visit.page('/companies/acme')
  expect(after).not.toBe(before)
  expect(after).toContain(`vcjTgL2wdX:${(await customers())[0].token}"`)
})

test('a company that closes its account is no customer any more', async () => {
  await visit.signUp()

  const { status } = await visit.ask('DELETE', '/companies/acme')

  expect(status).toBe(204)
  expect(await customers()).toEqual([])
})

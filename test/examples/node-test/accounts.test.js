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

async function customers() {
  return (await explo.world.inspect()).customers
}

test('a company that signs up becomes a customer, and its page has the token', async () => {
  await visit.signUp()

  const page = await visit.page('/companies/acme')

  const [acme] = await customers()
  assert.equal(acme.provided_id, 'acme')
  assert.ok(page.includes(`dash-customer-token="vcjTgL2wdX:${acme.token}"`))
})

test('each load of the daily page has a new JWT for the company', async () => {
  await visit.signUp()

  const page = await visit.page('/companies/acme/today')
  await visit.page('/companies/acme/today')

  const { claims } = await explo.world.openJwt(page.match(/dash-jwt="(.+)"/)[1])
  assert.equal(claims.cst, 'acme')
  assert.equal(claims.dsh, 'vcjTgL2wdX')
  assert.equal(claims.exp - claims.iat, 3600)
  assert.ok(claims.exp > Date.now() / 1000)
  await explo.world.verify({ operation: 'generateJwt', exactly: 2 })
})

test('the page has the new token after a rotation', async () => {
  await visit.signUp()
  const before = await visit.page('/companies/acme')

  const { status } = await visit.ask('POST', '/companies/acme/new-token')

  assert.equal(status, 204)
  const after = await visit.page('/companies/acme')
  assert.notEqual(after, before)
  assert.ok(after.includes(`vcjTgL2wdX:${(await customers())[0].token}"`))
})

test('a company that closes its account is deleted from the customers', async () => {
  await visit.signUp()

  const { status } = await visit.ask('DELETE', '/companies/acme')

  assert.equal(status, 204)
  assert.equal((await customers()).length, 0)
})

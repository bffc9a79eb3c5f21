import { useExploFake } from 'explo-fake/tap'
import t from 'tap'
import { startVisit } from '../visitor.js'

const explo = useExploFake()
let visit

t.before(async () => {
  visit = await startVisit()
})
t.teardown(() => visit.end())

async function customers() {
  return (await explo.world.inspect()).customers
}

t.test('a company that signs up becomes a customer, whose token is in its page', async (t) => {
  await visit.signUp()

  const page = await visit.page('/companies/acme')

  const [acme] = await customers()
  t.equal(acme.provided_id, 'acme')
  t.match(page, `dash-customer-token="vcjTgL2wdX:${acme.token}"`)
})

t.test('each load of the page of today has a JWT for the company', async (t) => {
  await visit.signUp()

  const page = await visit.page('/companies/acme/today')
  await visit.page('/companies/acme/today')

  const { claims } = await explo.world.openJwt(page.match(/dash-jwt="(.+)"/)[1])
  t.strictSame([claims.cst, claims.dsh], ['acme', 'vcjTgL2wdX'])
  t.equal(claims.exp - claims.iat, 3600)
  t.ok(claims.exp > Date.now() / 1000)
  await explo.world.verify({ operation: 'generateJwt', exactly: 2 })
})

t.test('a new token takes the place of the one in the page', async (t) => {
  await visit.signUp()
  const before = await visit.page('/companies/acme')

  const { status } = await visit.ask('POST', '/companies/acme/new-token')

  t.equal(status, 204)
  const after = await visit.page('/companies/acme')
  t.not(after, before)
  t.match(after, `vcjTgL2wdX:${(await customers())[0].token}"`)
})

t.test('a company that closes its account is no customer any more', async (t) => {
  await visit.signUp()

  const { status } = await visit.ask('DELETE', '/companies/acme')

  t.equal(status, 204)
  t.strictSame(await customers(), [])
})

import { test } from 'tap'
import { type CustomerIssuer, Customers } from '../../../src/explo/records/customers.ts'
import { customerFields, teamOf } from '../../support/team-of.ts'

const fields = customerFields()

const issuer: CustomerIssuer = {
  token: (id, nth) => `${id} ${nth}`,
  isKnown: () => false,
  noteGiven: () => {},
  noteForgotten: () => {},
  number: () => 1,
}

test('a customer has at most 10,000 remembered former tokens', async (t) => {
  const customers = new Customers('Production', issuer)
  let customer = customers.add('acme', fields, {}, [])

  for (let rotation = 1; rotation <= 10_001; rotation++) customer = customers.rotateToken(customer, [])

  t.equal(customer.token, 'acme 10001')
  t.equal(customers.formerHolder('acme 0'), undefined)
  t.equal(customers.formerHolder('acme 1'), 'acme')
  t.equal(customers.formerHolder('acme 10000'), 'acme')
})

test('a recreated customer gets a new token, even when its former token was forgotten', async (t) => {
  const customers = new Customers('Production', issuer)
  const churn = (id: string) => {
    const customer = customers.add(id, fields, {}, [])
    customers.remove(customer, [])
    return customer.token
  }
  const first = churn('acme')
  for (let nth = 0; nth < 10_000; nth++) churn(`other ${nth}`)

  t.equal(customers.formerHolder(first), undefined)
  t.not(churn('acme'), first)
})

test('a copy of the customers gives no token again', async (t) => {
  const customers = new Customers('Production', issuer)
  const customer = customers.add('acme', fields, {}, [])
  customers.remove(customer, [])

  t.equal(customers.copy(issuer).add('acme', fields, {}, []).token, 'acme 1')
})

test('the journal hides a token that a fixture gives to a stored customer', async (t) => {
  const team = teamOf()
  const { customers } = team.visibilityGroup('Production')
  const customer = customers.add('acme', fields, {}, [])

  customers.rotateToken(customer, [], 'a/b')

  t.ok([...team.listSecrets()].includes('a/b'))
})

test('fewer former tokens are remembered when ids and tokens are long', async (t) => {
  const customers = new Customers('Production', issuer)
  let customer = customers.add('x'.repeat(1_000_000), fields, {}, [])
  const { token } = customer

  for (let rotation = 0; rotation < 3; rotation++) customer = customers.rotateToken(customer, [])

  t.equal(customers.formerHolder(token), undefined)
})

test('the journal hides a former token of a fixture until the token is forgotten', async (t) => {
  const team = teamOf()
  const { customers } = team.visibilityGroup('Production')
  let customer = customers.add('acme', fields, { token: 'a/b' }, [])
  customer = customers.rotateToken(customer, [])
  const isHidden = () => [...team.listSecrets()].includes('a/b')
  const before = isHidden()

  for (let rotation = 1; rotation <= 10_001; rotation++) customer = customers.rotateToken(customer, [])

  t.strictSame([before, isHidden()], [true, false])
})

test('the journal hides a forgotten token that a customer of another group still has', async (t) => {
  const team = teamOf()
  const { customers } = team.visibilityGroup('Production')
  let customer = customers.add('acme', fields, { token: 'a/b' }, [])
  team.visibilityGroup('Testing').customers.add('globex', fields, { token: 'a/b' }, [])

  for (let rotation = 0; rotation <= 10_001; rotation++) customer = customers.rotateToken(customer, [])

  t.ok([...team.listSecrets()].includes('a/b'))
})

test('API tokens, and current and former customer tokens, are never issued', async (t) => {
  const team = teamOf()
  const { customers } = team.visibilityGroup('Production')
  const { customers: others } = team.visibilityGroup('Testing')
  team.apiTokens.set('Production/acme/0', { token: 'Production/acme/0', permission: 'read-only', scope: 'Testing' })
  const thief = others.add('thief', fields, { token: 'Production/acme/1' }, [])
  others.add('other', fields, { token: 'Production/acme/2' }, [])
  others.remove(thief, [])

  const customer = customers.add('acme', fields, {}, [])
  const rotated = customers.rotateToken(customer, [])
  customers.remove(rotated, [])
  const recreated = customers.add('acme', fields, {}, [])

  t.strictSame(
    [customer.token, rotated.token, recreated.token],
    [3, 4, 5].map((nth) => `Production/acme/${nth}`),
  )
})

test('after a customer gets a new id, a new customer with the old id gets another token', async (t) => {
  const customers = new Customers('Production', issuer)
  const acme = customers.add('acme', fields, {}, [])
  const renamed = customers.update(acme, { providedId: 'globex' }, [])

  const successor = customers.add('acme', fields, {}, [])

  t.strictSame([renamed.token, successor.token], ['acme 0', 'acme 1'])
})

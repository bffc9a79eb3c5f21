import { test } from 'tap'
import { Customers } from '../../src/domain/customers.ts'

const fields = {
  name: 'Acme',
  isDemo: false,
  mapping: null,
  properties: null,
  emails: [],
  groupTags: [],
  hierarchyLevel: 'Customer',
  parentId: null,
}

test('a customer that is rotated for ever does not fill the memory with its former tokens', async (t) => {
  const customers = new Customers(
    'Production',
    (id, nth) => `${id} ${nth}`,
    () => false,
  )
  let customer = customers.add('acme', fields, null, [])

  for (let rotation = 1; rotation <= 10_001; rotation++) customer = customers.rotateToken(customer, [])

  t.equal(customer.token, 'acme 10001')
  t.equal(customers.formerHolder('acme 0'), undefined)
  t.equal(customers.formerHolder('acme 1'), 'acme')
  t.equal(customers.formerHolder('acme 10000'), 'acme')
})

test('a token that is taken elsewhere is not issued', async (t) => {
  const taken = new Set(['acme 0', 'acme 2'])
  const customers = new Customers(
    'Production',
    (id, nth) => `${id} ${nth}`,
    (token) => taken.has(token),
  )

  const customer = customers.add('acme', fields, null, [])
  const rotated = customers.rotateToken(customer, [])

  t.equal(customer.token, 'acme 1')
  t.equal(rotated.token, 'acme 3')
})

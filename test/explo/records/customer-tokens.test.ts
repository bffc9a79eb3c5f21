import { test } from 'tap'
import { defaultAssumptions } from '../../../src/explo/assumptions.ts'
import { Customers, type Issue } from '../../../src/explo/records/customers.ts'
import { Team } from '../../../src/explo/records/team.ts'

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

const issue: Issue = { token: (id, nth) => `${id} ${nth}`, isKnown: () => false, noteGiven: () => {}, number: () => 1 }

const blueprintEmbedId = () => 'A14aZ3'
const embedSecret = (visibilityGroup: string) => ({ keyId: 'own', keyValue: 'x'.repeat(32), visibilityGroup })

test('a customer that is rotated for ever does not fill the memory with its former tokens', async (t) => {
  const customers = new Customers('Production', issue)
  let customer = customers.add('acme', fields, {}, [])

  for (let rotation = 1; rotation <= 10_001; rotation++) customer = customers.rotateToken(customer, [])

  t.equal(customer.token, 'acme 10001')
  t.equal(customers.formerHolder('acme 0'), undefined)
  t.equal(customers.formerHolder('acme 1'), 'acme')
  t.equal(customers.formerHolder('acme 10000'), 'acme')
})

test('a token that is an API token, or somebody has or had, is not issued', async (t) => {
  const team = new Team(defaultAssumptions, {
    customerToken: (_group, id, nth) => `${id} ${nth}`,
    blueprintEmbedId,
    embedSecret,
  })
  const { customers } = team.visibilityGroup('Production')
  const { customers: others } = team.visibilityGroup('Testing')
  team.apiTokens.set('acme 0', { token: 'acme 0', permission: 'read-only', visibilityGroup: 'Testing' })
  const thief = others.add('thief', fields, { token: 'acme 1' }, [])
  others.add('other', fields, { token: 'acme 2' }, [])
  others.remove(thief, [])

  const customer = customers.add('acme', fields, {}, [])
  const rotated = customers.rotateToken(customer, [])
  customers.remove(rotated, [])
  const recreated = customers.add('acme', fields, {}, [])

  t.strictSame([customer.token, rotated.token, recreated.token], ['acme 3', 'acme 4', 'acme 5'])
})

test('a token that went along to a new id is not issued again for the old one, however long ago that was', async (t) => {
  const customers = new Customers('Production', issue)
  const acme = customers.add('acme', fields, {}, [])
  const renamed = customers.update(acme, { providedId: 'globex' }, [])

  const successor = customers.add('acme', fields, {}, [])

  t.strictSame([renamed.token, successor.token], ['acme 0', 'acme 1'])
})

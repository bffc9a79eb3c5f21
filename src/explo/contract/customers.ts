import type { Check } from '../../engine/contract/check.ts'
import { anything, atLeast, otherThan, type Pattern } from '../../engine/contract/pattern.ts'
import { at } from '../../engine/contract/reply.ts'
import { documented } from './check.ts'
import { aCustomer, answering, succeeds, succeedsWith, withCustomer } from './expected.ts'

/** A customer as checks create it. Other checks judge the fields that match anything. */
const customer = (fields: Readonly<Record<string, Pattern>>): Pattern => ({
  ...aCustomer,
  name: 'Contract',
  is_demo_group: false,
  emails: anything,
  group_tags: [],
  ...fields,
})

/** What the pages about customers say. */
export const customerChecks: readonly Check[] = [
  documented('createCustomer', {
    says: 'A create with a new provided_id creates a customer, and the answer has every documented field.',
    assumptions: ['replyFields'],
    steps: async (run) => {
      const sent = { properties: { region: 'EU' }, emails: ['a@example.invalid'] }
      const { id, reply } = await run.customer(sent)
      const created = customer({ ...sent, provided_id: id, computed_properties: { region: 'EU' } })
      return { created: [reply, { body: { success: 1, new_customer: true, customer: created } }] }
    },
  }),
  documented('createCustomer', {
    name: 'existingCustomer',
    says: 'A create with an existing provided_id changes nothing and answers with the stored customer.',
    assumptions: ['existingGroup'],
    steps: async (run) => {
      const { id, reply } = await run.customer({ properties: { region: 'EU' } })
      const customer = at(reply.body, '/customer')
      const second = await run.call('createCustomer', { provided_id: id, name: 'Another' })
      return { second: [second, { body: { success: 1, new_customer: false, customer } }] }
    },
  }),
  documented('getCustomer', {
    says: 'Get answers with the customer as it was created.',
    steps: async (run) => {
      const { id, reply } = await run.customer({ properties: { region: 'EU' } })
      return { got: [await run.getCustomer(id), succeedsWith({ customer: at(reply.body, '/customer') })] }
    },
  }),
  documented('updateCustomer', {
    says: 'An update changes the customer with that id, and only the fields that it names.',
    steps: async (run) => {
      const { id, token } = await run.customer({ properties: { region: 'EU' } })
      const changed = { token, provided_id: id, name: 'Renamed', properties: { region: 'EU' } }
      return {
        updated: [
          await run.call('updateCustomer', { provided_id: id, name: 'Renamed' }),
          succeedsWith({ customer: customer(changed) }),
        ],
      }
    },
  }),
  documented('updateCustomer', {
    name: 'groupTagsOfCustomer',
    says: 'The group tags of an update replace those of the customer; an empty list removes all.',
    operations: ['updateCustomer', 'createGroupTag'],
    assumptions: ['updateSemantics'],
    steps: async (run) => {
      const [one, two] = [await run.groupTag(), await run.groupTag()]
      const { id, reply } = await run.customer({ group_tags: [one] })
      const update = (group_tags: string[]) => run.call('updateCustomer', { provided_id: id, group_tags })
      return {
        created: [reply, withCustomer({ group_tags: [one] })],
        replaced: [await update([two]), answering({ group_tags: [two] })],
        removed: [await update([]), answering({ group_tags: [] })],
      }
    },
  }),
  documented('refreshCustomerToken', {
    says: 'A refresh gives the customer a new token.',
    assumptions: ['replyFields'],
    steps: async (run) => {
      const { id, token } = await run.customer()
      const refreshed = customer({ provided_id: id, token: otherThan('another token', token) })
      return {
        refreshed: [
          await run.call('refreshCustomerToken', { current_token: token }),
          succeedsWith({ customer: refreshed }),
        ],
      }
    },
  }),
  documented('deleteCustomer', {
    says: 'The token of a customer deletes it. A create with its id then makes a new one.',
    assumptions: ['rotation'],
    steps: async (run) => {
      const { id, token } = await run.customer()
      const customer = atLeast({ name: 'Again', token: otherThan('another token', token) })
      return {
        deleted: [await run.call('deleteCustomer', { current_token: token }), succeeds],
        again: [
          await run.call('createCustomer', { provided_id: id, name: 'Again' }),
          { body: atLeast({ new_customer: true, customer }) },
        ],
      }
    },
  }),
  documented('configureCustomerPortal', {
    says: 'The portal of a customer takes a dashboard and e-mail addresses.',
    steps: async (run) => {
      const { id } = await run.customer()
      const body = { provided_id: id, dashboard_embed_id: run.embedId, emails: ['a@example.invalid'] }
      return { configured: [await run.call('configureCustomerPortal', body), succeeds] }
    },
  }),
]

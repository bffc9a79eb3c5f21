import type { Check } from '../../engine/contract/check.ts'
import { anything, aText, atLeast, otherThan, type Pattern } from '../../engine/contract/pattern.ts'
import { at } from '../../engine/contract/reply.ts'
import { documented } from './check.ts'
import { aCustomer, answering, idOf, succeeds, tokenOf, withCustomer } from './expected.ts'

const page = (name: string) => `api-reference/customer-api/${name}`

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
  documented(page('get-or-create'), {
    name: 'createCustomer',
    says: 'A create with a new provided_id creates a customer, and the answer has every documented field.',
    operations: ['createCustomer'],
    assumptions: ['replyFields'],
    steps: async (run) => {
      const { reply } = await run.customer({ properties: { region: 'EU' }, emails: ['a@example.invalid'] })
      return { created: reply }
    },
    expected: () => ({
      created: {
        body: {
          success: 1,
          new_customer: true,
          customer: customer({
            provided_id: aText,
            emails: ['a@example.invalid'],
            properties: { region: 'EU' },
            computed_properties: { region: 'EU' },
          }),
        },
      },
    }),
  }),
  documented(page('get-or-create'), {
    name: 'existingCustomer',
    says: 'A create with an existing provided_id changes nothing and answers with the stored customer.',
    operations: ['createCustomer'],
    assumptions: ['existingGroup'],
    steps: async (run) => {
      const { id, reply } = await run.customer({ properties: { region: 'EU' } })
      return { first: reply, second: await run.call('createCustomer', { provided_id: id, name: 'Another' }) }
    },
    expected: ({ seen: { first } }) => ({
      second: { body: { success: 1, new_customer: false, customer: at(first.body, '/customer') } },
    }),
  }),
  documented(page('get'), {
    name: 'getCustomer',
    says: 'Get answers with the customer as it was created.',
    operations: ['getCustomer'],
    steps: async (run) => {
      const { id, reply } = await run.customer({ properties: { region: 'EU' } })
      return { created: reply, got: await run.getCustomer(id) }
    },
    expected: ({ seen: { created } }) => ({
      got: { status: 200, body: { success: 1, customer: at(created.body, '/customer') } },
    }),
  }),
  documented(page('update'), {
    name: 'updateCustomer',
    says: 'An update changes the customer with that id, and only the fields that it names.',
    operations: ['updateCustomer'],
    steps: async (run) => {
      const { id, reply } = await run.customer({ properties: { region: 'EU' } })
      return { created: reply, updated: await run.call('updateCustomer', { provided_id: id, name: 'Renamed' }) }
    },
    expected: ({ seen: { created } }) => ({
      updated: {
        status: 200,
        body: {
          success: 1,
          customer: customer({
            token: tokenOf(created),
            name: 'Renamed',
            provided_id: idOf(created),
            properties: { region: 'EU' },
          }),
        },
      },
    }),
  }),
  documented(page('update'), {
    name: 'groupTagsOfCustomer',
    says: 'The group tags of an update replace those of the customer; an empty list removes all.',
    operations: ['updateCustomer', 'createGroupTag'],
    assumptions: ['updateSemantics'],
    steps: async (run) => {
      const [one, two] = [await run.groupTag(), await run.groupTag()]
      const { id, reply } = await run.customer({ group_tags: [one] })
      const replaced = await run.call('updateCustomer', { provided_id: id, group_tags: [two] })
      return {
        one: await run.call('createGroupTag', { name: one }),
        created: reply,
        replaced,
        removed: await run.call('updateCustomer', { provided_id: id, group_tags: [] }),
      }
    },
    expected: ({ seen: { created } }) => ({
      created: withCustomer({ group_tags: [aText] }),
      replaced: answering({ group_tags: otherThan('the other tag', at(created.body, '/customer/group_tags')) }),
      removed: answering({ group_tags: [] }),
    }),
  }),
  documented(page('refresh-token'), {
    name: 'refreshCustomerToken',
    says: 'A refresh gives the customer a new token.',
    operations: ['refreshCustomerToken'],
    assumptions: ['replyFields'],
    steps: async (run) => {
      const { token, reply } = await run.customer()
      return { created: reply, refreshed: await run.call('refreshCustomerToken', { current_token: token }) }
    },
    expected: ({ seen: { created } }) => ({
      refreshed: {
        status: 200,
        body: {
          success: 1,
          customer: customer({ provided_id: idOf(created), token: otherThan('another token', tokenOf(created)) }),
        },
      },
    }),
  }),
  documented(page('delete'), {
    name: 'deleteCustomer',
    says: 'The token of a customer deletes it. A create with its id then makes a new one.',
    operations: ['deleteCustomer'],
    assumptions: ['rotation'],
    steps: async (run) => {
      const { id, token, reply } = await run.customer()
      const deleted = await run.call('deleteCustomer', { current_token: token })
      return { created: reply, deleted, again: await run.call('createCustomer', { provided_id: id, name: 'Again' }) }
    },
    expected: ({ seen: { created } }) => ({
      deleted: succeeds,
      again: {
        body: atLeast({
          new_customer: true,
          customer: atLeast({ name: 'Again', token: otherThan('another token', tokenOf(created)) }),
        }),
      },
    }),
  }),
  documented(page('configure-portal'), {
    name: 'configureCustomerPortal',
    says: 'The portal of a customer takes a dashboard and e-mail addresses.',
    operations: ['configureCustomerPortal'],
    steps: async (run) => {
      const { id } = await run.customer()
      const body = { provided_id: id, dashboard_embed_id: run.embedId, emails: ['a@example.invalid'] }
      return { configured: await run.call('configureCustomerPortal', body) }
    },
    expected: () => ({ configured: succeeds }),
  }),
]

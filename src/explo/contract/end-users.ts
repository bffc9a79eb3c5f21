import type { Check } from '../../engine/contract/check.ts'
import { anything, aText, type Pattern } from '../../engine/contract/pattern.ts'
import { assumed, type CheckRun, documented } from './check.ts'
import { endUserId } from './remove-leftovers.ts'

const page = (name: string) => `api-reference/end-user-api/${name}`
const needs = ['writer', 'customerNumber'] as const

const newEndUser = (run: CheckRun) => ({
  provided_id: endUserId,
  customer_id: run.customerNumber,
  email: 'a@example.invalid',
  attributes: { name: 'Example' },
})

const answering = (email: string, attributes: Pattern = anything) => ({
  body: { success: 1, end_user: { provided_id: aText, email, attributes } },
})

export const endUserChecks: readonly Check[] = [
  documented(page('get-or-create'), {
    name: 'createEndUser',
    says: 'An end user is created in a customer; a second create answers the same again.',
    operations: ['createEndUser'],
    needs,
    steps: async (run) => {
      const body = newEndUser(run)
      const created = await run.call('createEndUser', body)
      return { created, again: await run.call('createEndUser', { ...body, email: 'b@example.invalid' }) }
    },
    expected: ({ seen: { created } }) => ({ created: answering('a@example.invalid'), again: { body: created.body } }),
  }),
  documented(page('update'), {
    name: 'updateEndUser',
    says: 'An end user is updated.',
    operations: ['updateEndUser'],
    needs,
    steps: async (run) => {
      const { provided_id, customer_id, ...fields } = newEndUser(run)
      await run.call('createEndUser', { provided_id, customer_id, ...fields })
      return { updated: await run.call('updateEndUser', { provided_id, customer_id, email: 'b@example.invalid' }) }
    },
    expected: () => ({ updated: { status: 200, ...answering('b@example.invalid') } }),
  }),
  documented(page('delete'), {
    name: 'deleteEndUser',
    says: 'An end user is deleted.',
    operations: ['deleteEndUser'],
    needs,
    steps: async (run) => {
      const { provided_id, customer_id, ...fields } = newEndUser(run)
      await run.call('createEndUser', { provided_id, customer_id, ...fields })
      return { deleted: await run.call('deleteEndUser', { provided_id, customer_id }) }
    },
    expected: () => ({ deleted: { status: 200, body: { success: 1 } } }),
  }),
  assumed('endUserAttributes', 'The example shows a text in the notation of Python.', {
    says: 'The attributes of an end user come back as the object that they were.',
    operations: ['createEndUser'],
    needs,
    steps: async (run) => ({ created: await run.call('createEndUser', newEndUser(run)) }),
    expected: ({ assumptions: { endUserAttributes } }) => ({
      created: answering(
        'a@example.invalid',
        endUserAttributes === 'object' ? { name: 'Example' } : "{'name': 'Example'}",
      ),
    }),
  }),
  assumed('endUserCustomers', 'No documented operation answers the number of a customer.', {
    says: 'The number of a customer that does not exist is refused.',
    operations: ['createEndUser', 'updateEndUser', 'deleteEndUser'],
    steps: async (run) => {
      const named = { provided_id: endUserId, customer_id: 0 }
      const body = { ...named, email: 'a@example.invalid' }
      return {
        created: await run.call('createEndUser', body),
        updated: await run.call('updateEndUser', body),
        deleted: await run.call('deleteEndUser', named),
      }
    },
    expected: () => {
      const refused = { refusal: { name: 'unknownNumber' } } as const
      return { created: refused, updated: refused, deleted: refused }
    },
  }),
]

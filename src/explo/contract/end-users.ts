import type { Check } from '../../engine/contract/check.ts'
import { anything, aText, type Pattern } from '../../engine/contract/pattern.ts'
import { assumed, type CheckRun, documented } from './check.ts'
import { refused, succeeds } from './expected.ts'
import { endUserId } from './remove-leftovers.ts'

const page = (name: string) => `api-reference/end-user-api/${name}`
const needs = ['writer', 'customerNumber'] as const

const idsOf = (run: CheckRun) => ({ provided_id: endUserId, customer_id: run.customerNumber })
const newEndUser = (run: CheckRun) => ({
  ...idsOf(run),
  email: 'a@example.invalid',
  attributes: { name: 'Example' },
})

const answering = (email: string, attributes: Pattern = anything) => ({
  body: { success: 1, end_user: { provided_id: aText, email, attributes } },
})

export const endUserChecks: readonly Check[] = [
  documented(page('get-or-create'), {
    name: 'createEndUser',
    says: 'A create makes an end user in a customer; a second one answers with the stored end user.',
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
    says: 'An update changes an end user.',
    operations: ['updateEndUser'],
    needs,
    steps: async (run) => {
      await run.call('createEndUser', newEndUser(run))
      return { updated: await run.call('updateEndUser', { ...idsOf(run), email: 'b@example.invalid' }) }
    },
    expected: () => ({ updated: { status: 200, ...answering('b@example.invalid') } }),
  }),
  documented(page('delete'), {
    name: 'deleteEndUser',
    says: 'A delete removes an end user.',
    operations: ['deleteEndUser'],
    needs,
    steps: async (run) => {
      await run.call('createEndUser', newEndUser(run))
      return { deleted: await run.call('deleteEndUser', idsOf(run)) }
    },
    expected: () => ({ deleted: succeeds }),
  }),
  assumed('endUserAttributes', 'The example shows a text in Python notation.', {
    says: 'The attributes of an end user come back as an object.',
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
  assumed('endUserCustomers', 'No documented answer has the number of a customer.', {
    says: 'An unknown customer number is refused.',
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
    expected: () => ({
      created: refused('unknownNumber'),
      updated: refused('unknownNumber'),
      deleted: refused('unknownNumber'),
    }),
  }),
]

import type { Check } from '../../engine/contract/check.ts'
import { anything, aText, type Pattern } from '../../engine/contract/pattern.ts'
import { assumed, type CheckRun, documented } from './check.ts'
import { type Expected, refused, succeeds } from './expected.ts'
import { endUserId } from './remove-leftovers.ts'

const needs = ['writer', 'customerNumber'] as const

const idsOf = (run: CheckRun) => ({ provided_id: endUserId, customer_id: run.customerNumber })
const create = (run: CheckRun, email = 'a@example.invalid') =>
  run.call('createEndUser', { ...idsOf(run), email, attributes: { name: 'Example' } })

const answering = (email: string, attributes: Pattern = anything): Expected => ({
  body: { success: 1, end_user: { provided_id: aText, email, attributes } },
})

export const endUserChecks: readonly Check[] = [
  documented('createEndUser', {
    says: 'A create makes an end user in a customer; a second one answers with the stored end user.',
    needs,
    steps: async (run) => {
      const created = await create(run)
      return {
        created: [created, answering('a@example.invalid')],
        again: [await create(run, 'b@example.invalid'), { body: created.body }],
      }
    },
  }),
  documented('updateEndUser', {
    says: 'An update changes an end user.',
    needs,
    steps: async (run) => {
      await create(run)
      const email = 'b@example.invalid'
      const updated = await run.call('updateEndUser', { ...idsOf(run), email })
      return { updated: [updated, { status: 200, ...answering(email) }] }
    },
  }),
  documented('deleteEndUser', {
    says: 'A delete removes an end user.',
    needs,
    steps: async (run) => {
      await create(run)
      return { deleted: [await run.call('deleteEndUser', idsOf(run)), succeeds] }
    },
  }),
  assumed('endUserAttributes', 'The example shows a text in Python notation.', {
    says: 'The attributes of an end user come back as an object.',
    operations: ['createEndUser'],
    needs,
    steps: async (run) => ({
      created: [
        await create(run),
        ({ endUserAttributes }) =>
          answering('a@example.invalid', endUserAttributes === 'object' ? { name: 'Example' } : "{'name': 'Example'}"),
      ],
    }),
  }),
  assumed('endUserCustomers', 'No documented answer has the number of a customer.', {
    says: 'An unknown customer number is refused.',
    operations: ['createEndUser', 'updateEndUser', 'deleteEndUser'],
    steps: async (run) => {
      const named = { provided_id: endUserId, customer_id: 0 }
      const body = { ...named, email: 'a@example.invalid' }
      return {
        created: [await run.call('createEndUser', body), refused('unknownNumber')],
        updated: [await run.call('updateEndUser', body), refused('unknownNumber')],
        deleted: [await run.call('deleteEndUser', named), refused('unknownNumber')],
      }
    },
  }),
]

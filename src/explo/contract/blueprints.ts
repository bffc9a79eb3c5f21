import type { Check } from '../../engine/contract/check.ts'
import type { CallOptions } from '../../engine/contract/client.ts'
import { aNumber, aText, atLeast, inAnyOrder, made, otherThan } from '../../engine/contract/pattern.ts'
import { at, type Reply } from '../../engine/contract/reply.ts'
import { assumed, type CheckRun, documented } from './check.ts'
import { refused, refusedFields, succeeds, succeedsWith } from './expected.ts'

// No operation deletes a blueprint, so each check creates a customer, and the clean-up deletes that. The API does not list
// schemas, so the blueprints have no tables.

export const blueprintChecks: readonly Check[] = [
  documented('createBlueprint', {
    says: 'A create makes a blueprint for a customer and answers with its id.',
    steps: async (run) => ({
      created: [(await newBlueprint(run)).reply, { status: made, body: { success: 1, blueprint_id: aNumber } }],
    }),
  }),
  documented('updateBlueprint', {
    says: 'An update replaces the tables of a blueprint.',
    steps: async (run) => {
      const { blueprintId } = await newBlueprint(run)
      return { updated: [await run.call('updateBlueprint', { blueprint_id: blueprintId, tables: [] }), succeeds] }
    },
  }),
  documented('getCustomerBlueprints', {
    says: 'Get lists the blueprints of a customer with their id, embed id and name.',
    steps: async (run) => {
      const { customerId, blueprintId } = await newBlueprint(run)
      const blueprints = [{ id: blueprintId, embed_id: aText, name: 'Contract' }]
      return { listed: [await listOf(run, customerId), succeedsWith({ blueprints })] }
    },
  }),
  assumed('blueprints', 'No page says it.', {
    says: 'Each create makes a new blueprint, even with a name that exists; a customer without any has an empty list.',
    operations: ['createBlueprint', 'getCustomerBlueprints'],
    steps: async (run) => {
      const { id } = await run.customer()
      const none = await listOf(run, id)
      const first = idOf(await createFor(run, id))
      const second = await createFor(run, id)
      return {
        none: [none, succeedsWith({ blueprints: [] })],
        second: [second, { body: atLeast({ blueprint_id: otherThan('another id', first) }) }],
        both: [await listOf(run, id), { body: atLeast({ blueprints: inAnyOrder([first, idOf(second)], 'id') }) }],
      }
    },
  }),
  assumed('blueprints', 'No page says what is refused.', {
    name: 'blueprintRefusals',
    says: 'An unknown customer and an unknown blueprint are refused.',
    operations: ['createBlueprint', 'updateBlueprint', 'getCustomerBlueprints'],
    steps: async (run) => {
      const customerId = run.id('customer')
      const isUnknown = { sameAs: await run.getCustomer(customerId) }
      return {
        created: [await createFor(run, customerId), isUnknown],
        listed: [await listOf(run, customerId), isUnknown],
        updated: [await run.call('updateBlueprint', { blueprint_id: 0, tables: [] }), isUnknown],
      }
    },
  }),
  assumed('blueprints', 'No page says it.', {
    name: 'blueprintsOfCustomer',
    says: 'Blueprints follow their customer to a new id and are deleted with it.',
    operations: ['getCustomerBlueprints', 'updateCustomer', 'deleteCustomer'],
    steps: async (run) => {
      const { id, token } = await run.customer()
      const blueprint = atLeast({ id: idOf(await createFor(run, id)) })
      const newId = run.id('customer')
      await run.call('updateCustomer', { provided_id: id, new_provided_id: newId })
      const renamed = await listOf(run, newId)
      await run.call('deleteCustomer', { current_token: token })
      await run.call('createCustomer', { provided_id: newId, name: 'Contract' })
      return {
        renamed: [renamed, { body: atLeast({ blueprints: [blueprint] }) }],
        recreated: [await listOf(run, newId), { body: { success: 1, blueprints: [] } }],
      }
    },
  }),
  assumed('blueprints', 'The pages call none of these fields optional.', {
    name: 'blueprintFields',
    says: 'A blueprint needs all documented fields.',
    operations: ['createBlueprint', 'updateBlueprint', 'getCustomerBlueprints'],
    steps: async (run) => ({
      created: [
        await run.call('createBlueprint', {}),
        refusedFields('fieldTypes', 'customer_id', 'blueprint_name', 'tables'),
      ],
      updated: [await run.call('updateBlueprint', {}), refusedFields('fieldTypes', 'blueprint_id', 'tables')],
      listed: [await run.call('getCustomerBlueprints', {}), refusedFields('fieldTypes', 'customer_id')],
    }),
  }),
  assumed('blueprints', 'The pages do not say which token they need.', {
    name: 'readOnlyBlueprints',
    says: 'A read-only token may get blueprints, but neither create nor update them.',
    operations: ['createBlueprint', 'updateBlueprint', 'getCustomerBlueprints'],
    needs: ['writer', 'reader'],
    steps: async (run) => {
      const { customerId, blueprintId } = await newBlueprint(run)
      const as = 'reader'
      const change = { blueprint_id: blueprintId, tables: [] }
      return {
        created: [await createFor(run, customerId, { as }), refused('readOnlyToken')],
        updated: [await run.call('updateBlueprint', change, { as }), refused('readOnlyToken')],
        listed: [await listOf(run, customerId, { as }), { status: 200 }],
      }
    },
  }),
]

/** Creates a customer with one blueprint. */
async function newBlueprint(run: CheckRun) {
  const { id } = await run.customer()
  const reply = await createFor(run, id)
  return { customerId: id, reply, blueprintId: idOf(reply) }
}

function createFor(run: CheckRun, customerId: string, options?: CallOptions): Promise<Reply> {
  return run.call('createBlueprint', { customer_id: customerId, blueprint_name: 'Contract', tables: [] }, options)
}

function listOf(run: CheckRun, customerId: string, options?: CallOptions): Promise<Reply> {
  return run.call('getCustomerBlueprints', { customer_id: customerId }, options)
}

function idOf(created: Reply): unknown {
  return at(created.body, '/blueprint_id')
}

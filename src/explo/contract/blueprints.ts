import type { Check } from '../../engine/contract/check.ts'
import { aNumber, aText, atLeast, inAnyOrder, made, otherThan } from '../../engine/contract/pattern.ts'
import { at, type Reply } from '../../engine/contract/reply.ts'
import { assumed, type CheckRun, documented } from './check.ts'
import { refused, refusedFields, succeeds } from './expected.ts'

// No operation deletes a blueprint, so each check creates a customer, and the clean-up deletes that. The API does not list
// schemas, so the blueprints have no tables.

const page = (name: string) => `api-reference/blueprint-api/${name}`
const isCreated = { status: made, body: { success: 1, blueprint_id: aNumber } }

export const blueprintChecks: readonly Check[] = [
  documented(page('create'), {
    name: 'createBlueprint',
    says: 'A create makes a blueprint for a customer and answers with its id.',
    operations: ['createBlueprint'],
    steps: async (run) => ({ created: (await newBlueprint(run)).reply }),
    expected: () => ({ created: isCreated }),
  }),
  documented(page('update'), {
    name: 'updateBlueprint',
    says: 'An update replaces the tables of a blueprint.',
    operations: ['updateBlueprint'],
    steps: async (run) => {
      const { blueprintId } = await newBlueprint(run)
      return { updated: await run.call('updateBlueprint', { blueprint_id: blueprintId, tables: [] }) }
    },
    expected: () => ({ updated: succeeds }),
  }),
  documented(page('get'), {
    name: 'getCustomerBlueprints',
    says: 'Get lists the blueprints of a customer with their id, embed id and name.',
    operations: ['getCustomerBlueprints'],
    steps: async (run) => {
      const { customerId, reply } = await newBlueprint(run)
      return { created: reply, listed: await listOf(run, customerId) }
    },
    expected: ({ seen: { created } }) => ({
      listed: {
        status: 200,
        body: { success: 1, blueprints: [{ id: idOf(created), embed_id: aText, name: 'Contract' }] },
      },
    }),
  }),
  assumed('blueprints', 'No page says it.', {
    says: 'Each create makes a new blueprint, even with a name that exists; a customer without any has an empty list.',
    operations: ['createBlueprint', 'getCustomerBlueprints'],
    steps: async (run) => {
      const { id } = await run.customer()
      const none = await listOf(run, id)
      const first = await createFor(run, id)
      const second = await createFor(run, id)
      return { none, first, second, both: await listOf(run, id) }
    },
    expected: ({ seen: { first, second } }) => ({
      none: { status: 200, body: { success: 1, blueprints: [] } },
      second: { body: atLeast({ blueprint_id: otherThan('another id', idOf(first)) }) },
      both: { body: atLeast({ blueprints: inAnyOrder([idOf(first), idOf(second)], 'id') }) },
    }),
  }),
  assumed('blueprints', 'No page says what is refused.', {
    name: 'blueprintRefusals',
    says: 'An unknown customer and an unknown blueprint are refused.',
    operations: ['createBlueprint', 'updateBlueprint', 'getCustomerBlueprints'],
    steps: async (run) => {
      const customerId = run.id('customer')
      return {
        unknown: await run.getCustomer(customerId),
        created: await createFor(run, customerId),
        listed: await listOf(run, customerId),
        updated: await run.call('updateBlueprint', { blueprint_id: 0, tables: [] }),
      }
    },
    expected: ({ seen: { unknown } }) => ({
      created: { sameAs: unknown },
      listed: { sameAs: unknown },
      updated: { sameAs: unknown },
    }),
  }),
  assumed('blueprints', 'No page says it.', {
    name: 'blueprintsOfCustomer',
    says: 'Blueprints follow their customer to a new id and are deleted with it.',
    operations: ['getCustomerBlueprints', 'updateCustomer', 'deleteCustomer'],
    steps: async (run) => {
      const { id, token } = await run.customer()
      const created = await createFor(run, id)
      const newId = run.id('customer')
      await run.call('updateCustomer', { provided_id: id, new_provided_id: newId })
      const renamed = await listOf(run, newId)
      await run.call('deleteCustomer', { current_token: token })
      await run.call('createCustomer', { provided_id: newId, name: 'Contract' })
      return { created, renamed, recreated: await listOf(run, newId) }
    },
    expected: ({ seen: { created } }) => ({
      renamed: { body: atLeast({ blueprints: [atLeast({ id: idOf(created) })] }) },
      recreated: { body: { success: 1, blueprints: [] } },
    }),
  }),
  assumed('blueprints', 'The pages call none of these fields optional.', {
    name: 'blueprintFields',
    says: 'A blueprint needs all documented fields.',
    operations: ['createBlueprint', 'updateBlueprint', 'getCustomerBlueprints'],
    steps: async (run) => ({
      created: await run.call('createBlueprint', {}),
      updated: await run.call('updateBlueprint', {}),
      listed: await run.call('getCustomerBlueprints', {}),
    }),
    expected: () => ({
      created: refusedFields('fieldTypes', 'customer_id', 'blueprint_name', 'tables'),
      updated: refusedFields('fieldTypes', 'blueprint_id', 'tables'),
      listed: refusedFields('fieldTypes', 'customer_id'),
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
      const body = { customer_id: customerId, blueprint_name: 'Contract', tables: [] }
      return {
        created: await run.call('createBlueprint', body, { as }),
        updated: await run.call('updateBlueprint', { blueprint_id: blueprintId, tables: [] }, { as }),
        listed: await run.call('getCustomerBlueprints', { customer_id: customerId }, { as }),
      }
    },
    expected: () => ({
      created: refused('readOnlyToken'),
      updated: refused('readOnlyToken'),
      listed: { status: 200 },
    }),
  }),
]

/** Creates a customer with one blueprint. */
async function newBlueprint(run: CheckRun) {
  const { id } = await run.customer()
  const reply = await createFor(run, id)
  return { customerId: id, reply, blueprintId: idOf(reply) }
}

function createFor(run: CheckRun, customerId: string): Promise<Reply> {
  return run.call('createBlueprint', { customer_id: customerId, blueprint_name: 'Contract', tables: [] })
}

function listOf(run: CheckRun, customerId: string): Promise<Reply> {
  return run.call('getCustomerBlueprints', { customer_id: customerId })
}

function idOf(created: Reply): unknown {
  return at(created.body, '/blueprint_id')
}

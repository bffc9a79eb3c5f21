import type { Check } from '../../engine/contract/check.ts'
import { aNumber, aText, atLeast, inAnyOrder, made, otherThan } from '../../engine/contract/pattern.ts'
import { at, type Reply } from '../../engine/contract/reply.ts'
import { assumed, type CheckRun, documented } from './check.ts'

// No operation deletes a blueprint: each check makes a customer of its own, and the clean-up deletes that.
// Nobody knows a schema of the account, so the blueprints have no tables.

const page = (name: string) => `api-reference/blueprint-api/${name}`
const succeeds = { status: 200, body: { success: 1 } }
const isCreated = { status: made, body: { success: 1, blueprint_id: aNumber } }

export const blueprintChecks: readonly Check[] = [
  documented(page('create'), {
    name: 'createBlueprint',
    says: 'A blueprint is created for a customer, and its number is answered.',
    operations: ['createBlueprint'],
    steps: async (run) => ({ created: (await newBlueprint(run)).reply }),
    expected: () => ({ created: isCreated }),
  }),
  documented(page('update'), {
    name: 'updateBlueprint',
    says: 'The tables of a blueprint are updated.',
    operations: ['updateBlueprint'],
    steps: async (run) => {
      const { blueprintId } = await newBlueprint(run)
      return { updated: await run.call('updateBlueprint', { blueprint_id: blueprintId, tables: [] }) }
    },
    expected: () => ({ updated: succeeds }),
  }),
  documented(page('get'), {
    name: 'getCustomerBlueprints',
    says: 'The blueprints of a customer are listed, with their number, embed id and name.',
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
  assumed('blueprints', 'No page says so.', {
    says: 'Each create makes another blueprint, also under the same name; a customer without any has an empty list.',
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
      second: { body: atLeast({ blueprint_id: otherThan('another number', idOf(first)) }) },
      both: { body: atLeast({ blueprints: inAnyOrder([idOf(first), idOf(second)], 'id') }) },
    }),
  }),
  assumed('blueprints', 'No page says what is refused.', {
    name: 'blueprintRefusals',
    says: 'A blueprint of an unknown customer, or an unknown blueprint, is refused.',
    operations: ['createBlueprint', 'updateBlueprint', 'getCustomerBlueprints'],
    steps: async (run) => {
      const customerId = run.id('customer')
      return {
        unknown: await run.call('getCustomer', { provided_id: customerId }),
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
  assumed('blueprints', 'No page says so.', {
    name: 'blueprintsOfCustomer',
    says: 'A new id of the customer keeps its blueprints; deleting the customer deletes them.',
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
  assumed('blueprints', 'The pages do not call any of these fields optional.', {
    name: 'blueprintFields',
    says: 'A blueprint needs its documented fields.',
    operations: ['createBlueprint', 'updateBlueprint', 'getCustomerBlueprints'],
    steps: async (run) => ({
      created: await run.call('createBlueprint', {}),
      updated: await run.call('updateBlueprint', {}),
      listed: await run.call('getCustomerBlueprints', {}),
    }),
    expected: () => {
      const lacking = (...fields: readonly string[]) => ({
        refusal: {
          name: 'fieldTypes',
          errors: Object.fromEntries(fields.map((field) => [field, []])),
          loosely: true,
        } as const,
      })
      return {
        created: lacking('customer_id', 'blueprint_name', 'tables'),
        updated: lacking('blueprint_id', 'tables'),
        listed: lacking('customer_id'),
      }
    },
  }),
  assumed('blueprints', 'The pages do not say which token they need.', {
    name: 'readOnlyBlueprints',
    says: 'A read-only token may get blueprints, and neither create nor update them.',
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
    expected: () => {
      const refused = { refusal: { name: 'readOnlyToken' } } as const
      return { created: refused, updated: refused, listed: { status: 200 } }
    },
  }),
]

/** A blueprint of a customer of its own. */
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

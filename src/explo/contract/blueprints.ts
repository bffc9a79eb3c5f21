import { assumed, type Check, documented } from '../../engine/contract/check.ts'
import type { CheckRun } from '../../engine/contract/check-run.ts'
import { aNumber, aText, atLeast, inAnyOrder, made, otherThan } from '../../engine/contract/pattern.ts'
import { at, type Reply } from '../../engine/contract/reply.ts'

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
    steps: async (trial) => ({ created: (await newBlueprint(trial)).reply }),
    expected: () => ({ created: isCreated }),
  }),
  documented(page('update'), {
    name: 'updateBlueprint',
    says: 'The tables of a blueprint are updated.',
    operations: ['updateBlueprint'],
    steps: async (trial) => {
      const { blueprintId } = await newBlueprint(trial)
      return { updated: await trial.call('updateBlueprint', { blueprint_id: blueprintId, tables: [] }) }
    },
    expected: () => ({ updated: succeeds }),
  }),
  documented(page('get'), {
    name: 'getCustomerBlueprints',
    says: 'The blueprints of a customer are listed, with their number, embed id and name.',
    operations: ['getCustomerBlueprints'],
    steps: async (trial) => {
      const { customerId, reply } = await newBlueprint(trial)
      return { created: reply, listed: await listOf(trial, customerId) }
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
    steps: async (trial) => {
      const { id } = await trial.customer()
      const none = await listOf(trial, id)
      const first = await createFor(trial, id)
      const second = await createFor(trial, id)
      return { none, first, second, both: await listOf(trial, id) }
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
    steps: async (trial) => {
      const customerId = trial.id('customer')
      return {
        unknown: await trial.call('getCustomer', { provided_id: customerId }),
        created: await createFor(trial, customerId),
        listed: await listOf(trial, customerId),
        updated: await trial.call('updateBlueprint', { blueprint_id: 0, tables: [] }),
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
    steps: async (trial) => {
      const { id, token } = await trial.customer()
      const created = await createFor(trial, id)
      const newId = trial.id('customer')
      await trial.call('updateCustomer', { provided_id: id, new_provided_id: newId })
      const renamed = await listOf(trial, newId)
      await trial.call('deleteCustomer', { current_token: token })
      await trial.call('createCustomer', { provided_id: newId, name: 'Contract' })
      return { created, renamed, recreated: await listOf(trial, newId) }
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
    steps: async (trial) => ({
      created: await trial.call('createBlueprint', {}),
      updated: await trial.call('updateBlueprint', {}),
      listed: await trial.call('getCustomerBlueprints', {}),
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
    steps: async (trial) => {
      const { customerId, blueprintId } = await newBlueprint(trial)
      const as = 'reader'
      const body = { customer_id: customerId, blueprint_name: 'Contract', tables: [] }
      return {
        created: await trial.call('createBlueprint', body, { as }),
        updated: await trial.call('updateBlueprint', { blueprint_id: blueprintId, tables: [] }, { as }),
        listed: await trial.call('getCustomerBlueprints', { customer_id: customerId }, { as }),
      }
    },
    expected: () => {
      const refused = { refusal: { name: 'readOnlyToken' } } as const
      return { created: refused, updated: refused, listed: { status: 200 } }
    },
  }),
]

/** A blueprint of a customer of its own. */
async function newBlueprint(trial: CheckRun) {
  const { id } = await trial.customer()
  const reply = await createFor(trial, id)
  return { customerId: id, reply, blueprintId: idOf(reply) }
}

function createFor(trial: CheckRun, customerId: string): Promise<Reply> {
  return trial.call('createBlueprint', { customer_id: customerId, blueprint_name: 'Contract', tables: [] })
}

function listOf(trial: CheckRun, customerId: string): Promise<Reply> {
  return trial.call('getCustomerBlueprints', { customer_id: customerId })
}

function idOf(created: Reply): unknown {
  return at(created.body, '/blueprint_id')
}

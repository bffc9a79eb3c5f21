import type { Check } from '../../engine/contract/check.ts'
import { allOf, anything, atLeast, made, oneOf, otherThan, spelledAs } from '../../engine/contract/pattern.ts'
import { isSuccess } from '../../engine/contract/reply.ts'
import { parseJson } from '../../engine/input/json-spelling.ts'
import type { Assumptions } from '../assumptions.ts'
import { assumed } from './check.ts'
import { answering, refused, refusedFields, succeeds, withCustomer } from './expected.ts'

/** Numbers that `JSON.parse` changes. */
const unusualNumbers = '{"numbers":[12345678901234567890,1.0]}'

/** What is assumed about customers where the pages say nothing. */
export const customerAssumptionChecks: readonly Check[] = [
  assumed('createdStatus', 'The oldest page says "200: OK"; there is one example for both outcomes.', {
    says: 'Get-or-create answers with the same status whether it creates or not.',
    operations: ['createUserGroup', 'createCustomer'],
    steps: async (run) => {
      const isCreated = ({ createdStatus }: Assumptions) => ({ status: Number(createdStatus) })
      const group = await run.userGroup()
      const customer = await run.customer()
      return {
        group: [group.reply, isCreated],
        existingGroup: [
          await run.call('createUserGroup', { user_group_id: group.id, name: 'Contract' }),
          { status: 200 },
        ],
        customer: [customer.reply, isCreated],
        existingCustomer: [
          await run.call('createCustomer', { provided_id: customer.id, name: 'Contract' }),
          { status: 200 },
        ],
      }
    },
  }),
  assumed('numbers', 'No page shows a number that JavaScript would change.', {
    says: 'Numbers in properties come back as they were sent.',
    operations: ['createCustomer', 'getCustomer', 'updateCustomer'],
    steps: async (run) => {
      const properties = spelledAs(unusualNumbers)
      const same = withCustomer({ properties, computed_properties: properties })
      const { id, reply } = await run.customer({ properties: parseJson(unusualNumbers) })
      return {
        created: [reply, same],
        got: [await run.getCustomer(id), same],
        updated: [await run.call('updateCustomer', { provided_id: id, name: 'Renamed' }), same],
      }
    },
  }),
  assumed('updateSemantics', 'The page says that only the provided fields are updated, but not how.', {
    says: 'Omitted fields stay as they are, and properties are replaced as a whole.',
    operations: ['updateCustomer', 'updateUserGroup', 'getCustomer'],
    steps: async (run) => {
      const emails = ['a@example.invalid']
      const { id } = await run.customer({ properties: { a: 1, b: 2 }, emails })
      return {
        replaced: [
          await run.call('updateCustomer', { provided_id: id, properties: { c: 3 } }),
          answering({ name: 'Contract', properties: { c: 3 }, emails }),
        ],
        renamed: [await run.call('updateUserGroup', { user_group_id: id, name: 'Renamed' }), { status: 200 }],
        got: [await run.getCustomer(id), answering({ name: 'Renamed', properties: { c: 3 }, emails })],
      }
    },
  }),
  assumed('updateEmails', 'The prose says "to add"; the example shows only the new address.', {
    says: 'An update adds its e-mail addresses to those of the customer.',
    operations: ['updateCustomer'],
    steps: async (run) => {
      const [old, added] = ['a@example.invalid', 'b@example.invalid']
      const { id } = await run.customer({ emails: [old] })
      const updated = await run.call('updateCustomer', { provided_id: id, emails: [added] })
      return {
        updated: [
          updated,
          ({ updateEmails }) => answering({ emails: updateEmails === 'add' ? allOf([old, added]) : [added] }),
        ],
      }
    },
  }),
  assumed('repeatedValues', 'No page says what happens to a value that is given twice.', {
    says: 'An e-mail address that is given twice is stored once.',
    operations: ['createCustomer'],
    steps: async (run) => {
      const email = 'a@example.invalid'
      const { reply } = await run.customer({ emails: [email, email] })
      return { created: [reply, withCustomer({ emails: [email] })] }
    },
  }),
  assumed('absentProperties', 'No example shows a customer without properties.', {
    says: 'A customer without properties has null for its own and {} for the computed ones.',
    operations: ['createCustomer', 'getCustomer'],
    steps: async (run) => {
      const bare = withCustomer({
        properties: null,
        computed_properties: {},
        parent_schema_datasource_mapping: null,
        computed_parent_schema_datasource_mapping: {},
      })
      const { id, reply } = await run.customer()
      return { created: [reply, bare], got: [await run.getCustomer(id), bare] }
    },
  }),
  assumed('computedFields', 'The page says that properties are inherited, but not which value wins.', {
    says: 'The own value of a property wins over the value of the parent.',
    operations: ['createCustomer'],
    steps: async (run) => {
      const parent = await run.customer({ properties: { region: 'EU', plan: 'gold' } })
      const place = { hierarchy_level_name: 'User', parent_provided_id: parent.id }
      const properties = { region: 'US' }
      const child = await run.customer({ ...place, properties })
      return {
        child: [child.reply, withCustomer({ properties, computed_properties: { region: 'US', plan: 'gold' } })],
      }
    },
  }),
  assumed('rotation', 'No page says how long an old token stays valid.', {
    says: 'A token that was rotated, or whose customer was deleted, is refused like an unknown one.',
    operations: ['refreshCustomerToken', 'deleteCustomer', 'refreshUserGroupToken', 'deleteUserGroup'],
    steps: async (run) => {
      const { token } = await run.customer()
      const refreshed = await run.call('refreshCustomerToken', { current_token: token })
      const newToken = run.text(refreshed, '/customer/token')
      const rotated = await run.call('refreshUserGroupToken', { current_token: token })
      await run.call('deleteUserGroup', { current_token: newToken })
      const unknown = await run.call('deleteCustomer', { current_token: 'e'.repeat(64) })
      return {
        unknown: [unknown, { status: oneOf(400, 401, 403, 404, 410) }],
        rotated: [rotated, { sameAs: unknown }],
        deleted: [await run.call('deleteCustomer', { current_token: newToken }), { sameAs: unknown }],
      }
    },
  }),
  assumed('newProvidedId', 'The page says that it replaces provided_id.', {
    says: 'A new_provided_id keeps the token and frees the old id; an id that exists is refused.',
    operations: ['updateCustomer', 'getCustomer'],
    steps: async (run) => {
      const { id, token } = await run.customer()
      const other = await run.customer()
      const newId = run.id('customer')
      const moved = await run.call('updateCustomer', { provided_id: id, new_provided_id: newId })
      const unknown = await run.getCustomer(run.id('customer'))
      return {
        moved: [moved, answering({ token, provided_id: otherThan('the new id', id) })],
        old: [await run.getCustomer(id), { sameAs: unknown }],
        taken: [
          await run.call('updateCustomer', { provided_id: newId, new_provided_id: other.id }),
          refusedFields('takenId', 'new_provided_id'),
        ],
        refreshed: [await run.call('refreshCustomerToken', { current_token: token }), { status: 200 }],
      }
    },
  }),
  assumed(
    'deleteWithChildren',
    'The newer page says that it is not possible, the older one that the children are deleted, too.',
    {
      says: 'A customer with children cannot be deleted.',
      operations: ['deleteCustomer'],
      steps: async (run) => {
        const parent = await run.customer()
        const child = await run.customer({ hierarchy_level_name: 'User', parent_provided_id: parent.id })
        const deleted = await run.call('deleteCustomer', { current_token: parent.token })
        const unknown = await run.getCustomer(run.id('customer'))
        const isRefused = ({ deleteWithChildren }: Assumptions) => deleteWithChildren === 'refuse'
        return {
          deleted: [deleted, (known) => (isRefused(known) ? refused('hasChildren', { loosely: true }) : succeeds)],
          child: [
            await run.getCustomer(child.id),
            (known) => (isRefused(known) ? { status: 200 } : { sameAs: unknown }),
          ],
        }
      },
    },
  ),
  assumed('visibilityGroups', 'The documentation says that a token reaches only its own group.', {
    says: 'An id may exist once in each visibility group; other groups do not see its customer.',
    operations: ['createCustomer', 'getCustomer', 'refreshCustomerToken'],
    needs: ['writer', 'other'],
    steps: async (run) => {
      const as = 'other'
      const here = await run.customer()
      const refresh = (current_token: string) => run.call('refreshCustomerToken', { current_token }, { as })
      const unknown = await run.getCustomer(run.id('customer'), { as })
      const hidden = await run.getCustomer(here.id, { as })
      const unknownToken = await refresh('e'.repeat(64))
      const customer = atLeast({ token: otherThan('a token of its own', here.token) })
      return {
        hidden: [hidden, { sameAs: unknown }],
        hiddenToken: [await refresh(here.token), { sameAs: unknownToken }],
        there: [
          await run.call('createCustomer', { provided_id: here.id, name: 'Contract' }, { as }),
          { body: atLeast({ new_customer: true, customer }) },
        ],
      }
    },
  }),
  assumed('mappingTargets', 'The documentation says that a customer reaches only data sources of its group.', {
    says: 'A mapping that names an unknown schema is refused, unless the team has no schemas.',
    operations: ['createCustomer'],
    steps: async (run) => {
      const id = run.id('customer')
      const mapping = { [run.id('schema')]: run.id('source') }
      const created = await run.call('createCustomer', { provided_id: id, name: 'Contract', mapping })
      return {
        created: [
          created,
          // The API does not say whether the team has schemas, so a success does not contradict `declared`.
          ({ mappingTargets }) =>
            mappingTargets === 'any' || isSuccess(created)
              ? { ...answering({ parent_schema_datasource_mapping: anything }), status: made }
              : refusedFields('mappingTargets', 'mapping'),
        ],
      }
    },
  }),
  assumed('existingNames', 'The pages say that tags and levels must exist.', {
    says: 'A group tag, level or parent that does not exist is refused.',
    operations: ['createCustomer', 'updateCustomer'],
    steps: async (run) => {
      const { id } = await run.customer()
      const unknown = run.id('unknown')
      const create = (fields: object) =>
        run.call('createCustomer', { provided_id: run.id('customer'), name: 'C', ...fields })
      return {
        tag: [await create({ group_tags: [unknown] }), refusedFields('existingNames', 'group_tags')],
        level: [
          await run.call('updateCustomer', { provided_id: id, hierarchy_level_name: unknown }),
          refusedFields('existingNames', 'hierarchy_level_name'),
        ],
        parent: [
          await create({ hierarchy_level_name: 'User', parent_provided_id: unknown }),
          refusedFields('existingNames', 'parent_provided_id'),
        ],
      }
    },
  }),
]

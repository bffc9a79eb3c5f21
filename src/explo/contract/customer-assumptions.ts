import type { Check } from '../../engine/contract/check.ts'
import { allOf, anything, atLeast, made, oneOf, otherThan, spelledAs } from '../../engine/contract/pattern.ts'
import { isSuccess } from '../../engine/contract/reply.ts'
import { parseJson } from '../../engine/input/json-spelling.ts'
import { assumed } from './check.ts'
import { answering, idOf, refused, refusedFields, succeeds, tokenOf, withCustomer } from './expected.ts'

/** Numbers that `JSON.parse` changes. */
const unusualNumbers = '{"numbers":[12345678901234567890,1.0]}'

/** What is assumed about customers where the pages say nothing. */
export const customerAssumptionChecks: readonly Check[] = [
  assumed('createdStatus', 'The oldest page says "200: OK"; there is one example for both outcomes.', {
    says: 'Get-or-create answers with the same status whether it creates or not.',
    operations: ['createUserGroup', 'createCustomer'],
    steps: async (run) => {
      const { id, reply } = await run.userGroup()
      const customer = await run.customer()
      return {
        group: reply,
        existingGroup: await run.call('createUserGroup', { user_group_id: id, name: 'Contract' }),
        customer: customer.reply,
        existingCustomer: await run.call('createCustomer', { provided_id: customer.id, name: 'Contract' }),
      }
    },
    expected: ({ assumptions: { createdStatus } }) => ({
      group: { status: Number(createdStatus) },
      existingGroup: { status: 200 },
      customer: { status: Number(createdStatus) },
      existingCustomer: { status: 200 },
    }),
  }),
  assumed('numbers', 'No page shows a number that JavaScript would change.', {
    says: 'Numbers in properties come back as they were sent.',
    operations: ['createCustomer', 'getCustomer', 'updateCustomer'],
    steps: async (run) => {
      const { id, reply } = await run.customer({ properties: parseJson(unusualNumbers) })
      return {
        created: reply,
        got: await run.getCustomer(id),
        updated: await run.call('updateCustomer', { provided_id: id, name: 'Renamed' }),
      }
    },
    expected: () => {
      const properties = spelledAs(unusualNumbers)
      const customer = withCustomer({ properties, computed_properties: properties })
      return { created: customer, got: customer, updated: customer }
    },
  }),
  assumed('updateSemantics', 'The page says that only the provided fields are updated, but not how.', {
    says: 'Omitted fields stay as they are, and properties are replaced as a whole.',
    operations: ['updateCustomer', 'updateUserGroup', 'getCustomer'],
    steps: async (run) => {
      const { id } = await run.customer({ properties: { a: 1, b: 2 }, emails: ['a@example.invalid'] })
      const replaced = await run.call('updateCustomer', { provided_id: id, properties: { c: 3 } })
      const renamed = await run.call('updateUserGroup', { user_group_id: id, name: 'Renamed' })
      return { replaced, renamed, got: await run.getCustomer(id) }
    },
    expected: () => ({
      replaced: answering({ name: 'Contract', properties: { c: 3 }, emails: ['a@example.invalid'] }),
      renamed: { status: 200 },
      got: answering({ name: 'Renamed', properties: { c: 3 }, emails: ['a@example.invalid'] }),
    }),
  }),
  assumed('updateEmails', 'The prose says "to add"; the example shows only the new address.', {
    says: 'An update adds its e-mail addresses to those of the customer.',
    operations: ['updateCustomer'],
    steps: async (run) => {
      const { id } = await run.customer({ emails: ['a@example.invalid'] })
      return { updated: await run.call('updateCustomer', { provided_id: id, emails: ['b@example.invalid'] }) }
    },
    expected: ({ assumptions: { updateEmails } }) => ({
      updated: answering({
        emails: updateEmails === 'add' ? allOf(['a@example.invalid', 'b@example.invalid']) : ['b@example.invalid'],
      }),
    }),
  }),
  assumed('repeatedValues', 'No page says what happens to a value that is given twice.', {
    says: 'An e-mail address that is given twice is stored once.',
    operations: ['createCustomer'],
    steps: async (run) => {
      const { reply } = await run.customer({ emails: ['a@example.invalid', 'a@example.invalid'] })
      return { created: reply }
    },
    expected: () => ({ created: withCustomer({ emails: ['a@example.invalid'] }) }),
  }),
  assumed('absentProperties', 'No example shows a customer without properties.', {
    says: 'A customer without properties has null for its own and {} for the computed ones.',
    operations: ['createCustomer', 'getCustomer'],
    steps: async (run) => {
      const { id, reply } = await run.customer()
      return { created: reply, got: await run.getCustomer(id) }
    },
    expected: () => {
      const bare = withCustomer({
        properties: null,
        computed_properties: {},
        parent_schema_datasource_mapping: null,
        computed_parent_schema_datasource_mapping: {},
      })
      return { created: bare, got: bare }
    },
  }),
  assumed('computedFields', 'The page says that properties are inherited, but not which value wins.', {
    says: 'The own value of a property wins over the value of the parent.',
    operations: ['createCustomer'],
    steps: async (run) => {
      const parent = await run.customer({ properties: { region: 'EU', plan: 'gold' } })
      const place = { hierarchy_level_name: 'User', parent_provided_id: parent.id }
      const child = await run.customer({ ...place, properties: { region: 'US' } })
      return { child: child.reply }
    },
    expected: () => ({
      child: withCustomer({ properties: { region: 'US' }, computed_properties: { region: 'US', plan: 'gold' } }),
    }),
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
      return {
        unknown: await run.call('deleteCustomer', { current_token: 'e'.repeat(64) }),
        rotated,
        deleted: await run.call('deleteCustomer', { current_token: newToken }),
      }
    },
    expected: ({ seen: { unknown } }) => ({
      unknown: { status: oneOf(400, 401, 403, 404, 410) },
      rotated: { sameAs: unknown },
      deleted: { sameAs: unknown },
    }),
  }),
  assumed('newProvidedId', 'The page says that it replaces provided_id.', {
    says: 'A new_provided_id keeps the token and frees the old id; an id that exists is refused.',
    operations: ['updateCustomer', 'getCustomer'],
    steps: async (run) => {
      const { id, token, reply } = await run.customer()
      const other = await run.customer()
      const newId = run.id('customer')
      const moved = await run.call('updateCustomer', { provided_id: id, new_provided_id: newId })
      return {
        created: reply,
        moved,
        unknown: await run.getCustomer(run.id('customer')),
        old: await run.getCustomer(id),
        taken: await run.call('updateCustomer', { provided_id: newId, new_provided_id: other.id }),
        refreshed: await run.call('refreshCustomerToken', { current_token: token }),
      }
    },
    expected: ({ seen: { created, unknown } }) => ({
      moved: answering({ token: tokenOf(created), provided_id: otherThan('the new id', idOf(created)) }),
      old: { sameAs: unknown },
      taken: refusedFields('takenId', 'new_provided_id'),
      refreshed: { status: 200 },
    }),
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
        return {
          deleted,
          unknown: await run.getCustomer(run.id('customer')),
          child: await run.getCustomer(child.id),
        }
      },
      expected: ({ seen: { unknown }, assumptions: { deleteWithChildren } }) =>
        deleteWithChildren === 'refuse'
          ? { deleted: refused('hasChildren', { loosely: true }), child: { status: 200 } }
          : { deleted: succeeds, child: { sameAs: unknown } },
    },
  ),
  assumed('visibilityGroups', 'The documentation says that a token reaches only its own group.', {
    says: 'An id may exist once in each visibility group; other groups do not see its customer.',
    operations: ['createCustomer', 'getCustomer', 'refreshCustomerToken'],
    needs: ['writer', 'other'],
    steps: async (run) => {
      const here = await run.customer()
      const absent = run.id('customer')
      const unknown = await run.getCustomer(absent, { as: 'other' })
      const hidden = await run.getCustomer(here.id, { as: 'other' })
      const body = { provided_id: here.id, name: 'Contract' }
      const unknownToken = await run.call('refreshCustomerToken', { current_token: 'e'.repeat(64) }, { as: 'other' })
      const hiddenToken = await run.call('refreshCustomerToken', { current_token: here.token }, { as: 'other' })
      const there = await run.call('createCustomer', body, { as: 'other' })
      return { here: here.reply, unknown, hidden, unknownToken, hiddenToken, there }
    },
    expected: ({ seen: { here, unknown, unknownToken } }) => ({
      hidden: { sameAs: unknown },
      hiddenToken: { sameAs: unknownToken },
      there: {
        body: atLeast({
          new_customer: true,
          customer: atLeast({ token: otherThan('a token of its own', tokenOf(here)) }),
        }),
      },
    }),
  }),
  assumed('mappingTargets', 'The documentation says that a customer reaches only data sources of its group.', {
    says: 'A mapping that names an unknown schema is refused, unless the team has no schemas.',
    operations: ['createCustomer'],
    steps: async (run) => {
      const id = run.id('customer')
      const mapping = { [run.id('schema')]: run.id('source') }
      return { created: await run.call('createCustomer', { provided_id: id, name: 'Contract', mapping }) }
    },
    // The API does not say whether the team has schemas, so a success does not contradict `declared`.
    expected: ({ seen: { created }, assumptions: { mappingTargets } }) =>
      mappingTargets === 'any' || isSuccess(created)
        ? { created: { ...answering({ parent_schema_datasource_mapping: anything }), status: made } }
        : { created: refusedFields('mappingTargets', 'mapping') },
  }),
  assumed('existingNames', 'The pages say that tags and levels must exist.', {
    says: 'A group tag, level or parent that does not exist is refused.',
    operations: ['createCustomer', 'updateCustomer'],
    steps: async (run) => {
      const { id } = await run.customer()
      const unknown = run.id('unknown')
      const place = { hierarchy_level_name: 'User', parent_provided_id: unknown }
      return {
        tag: await run.call('createCustomer', { provided_id: run.id('customer'), name: 'C', group_tags: [unknown] }),
        level: await run.call('updateCustomer', { provided_id: id, hierarchy_level_name: unknown }),
        parent: await run.call('createCustomer', { provided_id: run.id('customer'), name: 'C', ...place }),
      }
    },
    expected: () => ({
      tag: refusedFields('existingNames', 'group_tags'),
      level: refusedFields('existingNames', 'hierarchy_level_name'),
      parent: refusedFields('existingNames', 'parent_provided_id'),
    }),
  }),
]

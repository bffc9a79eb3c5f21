import type { Check } from '../../engine/contract/check.ts'
import { allOf, anything, atLeast, made, oneOf, otherThan, spelledAs } from '../../engine/contract/pattern.ts'
import { isSuccess } from '../../engine/contract/reply.ts'
import { parseJson } from '../../engine/input/json-spelling.ts'
import { assumed } from './check.ts'
import { answering, idOf, isDeleted, tokenOf } from './customers.ts'

/** Numbers that `JSON.parse` changes. */
const unusualNumbers = '{"numbers":[12345678901234567890,1.0]}'

/** What is assumed about customers where the pages are silent. */
export const customerAssumptionChecks: readonly Check[] = [
  assumed('createdStatus', 'The oldest page says "200: OK"; one example stands for both outcomes.', {
    says: 'Get-or-create answers with the same status, whether it creates or not.',
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
  assumed('numbers', 'No page says what becomes of a large number.', {
    says: 'Numbers in properties come back as they were spelled.',
    operations: ['createCustomer', 'getCustomer', 'updateCustomer'],
    steps: async (run) => {
      const { id, reply } = await run.customer({ properties: parseJson(unusualNumbers) })
      return {
        created: reply,
        got: await run.call('getCustomer', { provided_id: id }),
        updated: await run.call('updateCustomer', { provided_id: id, name: 'Renamed' }),
      }
    },
    expected: () => {
      const properties = spelledAs(unusualNumbers)
      const customer = { body: atLeast({ customer: atLeast({ properties, computed_properties: properties }) }) }
      return { created: customer, got: customer, updated: customer }
    },
  }),
  assumed('updateSemantics', 'Update Customer says that only the provided fields are updated, not how.', {
    says: 'Omitted fields stay, and properties are replaced whole.',
    operations: ['updateCustomer', 'updateUserGroup', 'getCustomer'],
    steps: async (run) => {
      const { id } = await run.customer({ properties: { a: 1, b: 2 }, emails: ['a@example.invalid'] })
      const replaced = await run.call('updateCustomer', { provided_id: id, properties: { c: 3 } })
      const renamed = await run.call('updateUserGroup', { user_group_id: id, name: 'Renamed' })
      return { replaced, renamed, got: await run.call('getCustomer', { provided_id: id }) }
    },
    expected: () => ({
      replaced: answering({ name: 'Contract', properties: { c: 3 }, emails: ['a@example.invalid'] }),
      renamed: { status: 200 },
      got: answering({ name: 'Renamed', properties: { c: 3 }, emails: ['a@example.invalid'] }),
    }),
  }),
  assumed('updateEmails', 'The prose says "to add", the example shows only the new address.', {
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
  assumed('repeatedValues', 'No page says what happens to a value that is named twice.', {
    says: 'An e-mail address that is named twice is kept once.',
    operations: ['createCustomer'],
    steps: async (run) => {
      const { reply } = await run.customer({ emails: ['a@example.invalid', 'a@example.invalid'] })
      return { created: reply }
    },
    expected: () => ({ created: { body: atLeast({ customer: atLeast({ emails: ['a@example.invalid'] }) }) } }),
  }),
  assumed('absentProperties', 'No example shows a customer without properties.', {
    says: 'A customer without properties is answered with null for its own and {} for the computed ones.',
    operations: ['createCustomer', 'getCustomer'],
    steps: async (run) => {
      const { id, reply } = await run.customer()
      return { created: reply, got: await run.call('getCustomer', { provided_id: id }) }
    },
    expected: () => {
      const bare = atLeast({
        properties: null,
        computed_properties: {},
        parent_schema_datasource_mapping: null,
        computed_parent_schema_datasource_mapping: {},
      })
      return { created: { body: atLeast({ customer: bare }) }, got: { body: atLeast({ customer: bare }) } }
    },
  }),
  assumed('computedFields', 'The page says that properties are inherited, not which side wins.', {
    says: 'Of two values for one property the own one wins over that of the parent.',
    operations: ['createCustomer'],
    steps: async (run) => {
      const parent = await run.customer({ properties: { region: 'EU', plan: 'gold' } })
      const place = { hierarchy_level_name: 'User', parent_provided_id: parent.id }
      const child = await run.customer({ ...place, properties: { region: 'US' } })
      return { child: child.reply }
    },
    expected: () => ({
      child: {
        body: atLeast({
          customer: atLeast({ properties: { region: 'US' }, computed_properties: { region: 'US', plan: 'gold' } }),
        }),
      },
    }),
  }),
  assumed('rotation', 'No page says how long an old token lives.', {
    says: 'A token that was refreshed or deleted is refused as an unknown one is.',
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
    says: 'new_provided_id keeps the token and frees the old id; an id that exists is refused.',
    operations: ['updateCustomer', 'getCustomer'],
    steps: async (run) => {
      const { id, token, reply } = await run.customer()
      const other = await run.customer()
      const newId = run.id('customer')
      const moved = await run.call('updateCustomer', { provided_id: id, new_provided_id: newId })
      return {
        created: reply,
        moved,
        unknown: await run.call('getCustomer', { provided_id: run.id('customer') }),
        old: await run.call('getCustomer', { provided_id: id }),
        taken: await run.call('updateCustomer', { provided_id: newId, new_provided_id: other.id }),
        refreshed: await run.call('refreshCustomerToken', { current_token: token }),
      }
    },
    expected: ({ seen: { created, unknown } }) => ({
      moved: answering({ token: tokenOf(created), provided_id: otherThan('the new id', idOf(created)) }),
      old: { sameAs: unknown },
      taken: { refusal: { name: 'takenId', errors: { new_provided_id: [] }, loosely: true } },
      refreshed: { status: 200 },
    }),
  }),
  assumed('deleteWithChildren', 'Newer documentation refuses it, older deletes the children, too.', {
    says: 'A customer with children cannot be deleted.',
    operations: ['deleteCustomer'],
    steps: async (run) => {
      const parent = await run.customer()
      const child = await run.customer({ hierarchy_level_name: 'User', parent_provided_id: parent.id })
      const deleted = await run.call('deleteCustomer', { current_token: parent.token })
      return {
        deleted,
        unknown: await run.call('getCustomer', { provided_id: run.id('customer') }),
        child: await run.call('getCustomer', { provided_id: child.id }),
      }
    },
    expected: ({ seen: { unknown }, assumptions: { deleteWithChildren } }) =>
      deleteWithChildren === 'refuse'
        ? { deleted: { refusal: { name: 'hasChildren', loosely: true } }, child: { status: 200 } }
        : { deleted: isDeleted, child: { sameAs: unknown } },
  }),
  assumed('visibilityGroups', 'The documentation says that a token reaches only its own group.', {
    says: 'One id may exist in each visibility group; to another group it is as if absent.',
    operations: ['createCustomer', 'getCustomer', 'refreshCustomerToken'],
    needs: ['writer', 'other'],
    steps: async (run) => {
      const here = await run.customer()
      const absent = run.id('customer')
      const unknown = await run.call('getCustomer', { provided_id: absent }, { as: 'other' })
      const hidden = await run.call('getCustomer', { provided_id: here.id }, { as: 'other' })
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
    says: 'A mapping that names an unknown schema is refused, unless the team declares none.',
    operations: ['createCustomer'],
    steps: async (run) => {
      const id = run.id('customer')
      const mapping = { [run.id('schema')]: run.id('source') }
      return { created: await run.call('createCustomer', { provided_id: id, name: 'Contract', mapping }) }
    },
    // The API does not tell whether there are schemas, so that acceptance proves nothing against `declared`.
    expected: ({ seen: { created }, assumptions: { mappingTargets } }) =>
      mappingTargets === 'any' || isSuccess(created)
        ? { created: { ...answering({ parent_schema_datasource_mapping: anything }), status: made } }
        : { created: { refusal: { name: 'mappingTargets', errors: { mapping: [] }, loosely: true } } },
  }),
  assumed('existingNames', 'The pages say that tags and levels must exist.', {
    says: 'A group tag, a level or a parent that does not exist is refused.',
    operations: ['createCustomer', 'updateCustomer'],
    steps: async (run) => {
      const { id } = await run.customer()
      const unknown = run.id('unknown')
      const place = { hierarchy_level_name: 'User', parent_provided_id: unknown }
      return {
        tag: await run.call('createCustomer', {
          provided_id: run.id('customer'),
          name: 'C',
          group_tags: [unknown],
        }),
        level: await run.call('updateCustomer', { provided_id: id, hierarchy_level_name: unknown }),
        parent: await run.call('createCustomer', { provided_id: run.id('customer'), name: 'C', ...place }),
      }
    },
    expected: () => ({
      tag: { refusal: { name: 'existingNames', errors: { group_tags: [] }, loosely: true } },
      level: { refusal: { name: 'existingNames', errors: { hierarchy_level_name: [] }, loosely: true } },
      parent: { refusal: { name: 'existingNames', errors: { parent_provided_id: [] }, loosely: true } },
    }),
  }),
]

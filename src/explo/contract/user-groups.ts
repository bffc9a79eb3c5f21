import type { Check } from '../../engine/contract/check.ts'
import {
  aBoolean,
  absent,
  aNumber,
  anything,
  aText,
  atLeast,
  nullOrAbsent,
  otherThan,
  type Pattern,
  textLike,
} from '../../engine/contract/pattern.ts'
import { at, type Reply } from '../../engine/contract/reply.ts'
import { assumed, documented } from './check.ts'
import { succeeds, withCustomer, withUserGroup } from './expected.ts'

/** A user group with all documented fields. Other checks judge those that match anything. */
const group = (fields: Readonly<Record<string, Pattern>>): Pattern => ({
  team_id: anything,
  token: aText,
  is_demo_group: false,
  properties: anything,
  api_environment_tag: anything,
  ...fields,
})

const page = (name: string) => `api-reference/end-user-group-api/${name}`
const groupOf = ({ body }: Reply) => at(body, '/user_group')
const idOf = ({ body }: Reply) => at(body, '/user_group/provided_id')
const tokenOf = ({ body }: Reply) => at(body, '/user_group/token')

export const userGroupChecks: readonly Check[] = [
  documented(page('get-or-create'), {
    name: 'createUserGroup',
    says: 'A create with a new user_group_id creates a user group.',
    operations: ['createUserGroup'],
    assumptions: ['replyFields'],
    steps: async (run) => {
      const id = run.id('group')
      return {
        created: await run.call('createUserGroup', { user_group_id: id, name: id, properties: { region: 'EU' } }),
      }
    },
    expected: ({ seen: { created } }) => ({
      created: {
        body: { success: 1, new_user_group: true, user_group: group({ name: idOf(created), provided_id: aText }) },
      },
    }),
  }),
  documented(page('get-or-create'), {
    name: 'existingGroup',
    says: 'A create with an existing user_group_id changes nothing and answers with the stored user group.',
    operations: ['createUserGroup'],
    assumptions: ['existingGroup'],
    steps: async (run) => {
      const { id, reply } = await run.userGroup({ properties: { region: 'EU' } })
      const again = { user_group_id: id, name: 'Another', is_demo_group: true, properties: { region: 'US' } }
      return { first: reply, second: await run.call('createUserGroup', again) }
    },
    expected: ({ seen: { first } }) => ({
      second: { body: { success: 1, new_user_group: false, user_group: groupOf(first) } },
    }),
  }),
  documented(page('update'), {
    name: 'updateUserGroup',
    says: 'An update changes the user group with that id.',
    operations: ['updateUserGroup'],
    steps: async (run) => {
      const { id, reply } = await run.userGroup()
      const change = { user_group_id: id, name: 'Renamed', is_demo_group: true }
      return { created: reply, updated: await run.call('updateUserGroup', change) }
    },
    expected: ({ seen: { created } }) => ({
      updated: {
        status: 200,
        body: {
          success: 1,
          user_group: group({
            token: tokenOf(created),
            name: 'Renamed',
            provided_id: idOf(created),
            is_demo_group: true,
          }),
        },
      },
    }),
  }),
  documented(page('refresh-token'), {
    name: 'refreshUserGroupToken',
    says: 'A refresh gives the user group a new token.',
    operations: ['refreshUserGroupToken'],
    assumptions: ['rotation'],
    steps: async (run) => {
      const { token, reply } = await run.userGroup()
      return { created: reply, refreshed: await run.call('refreshUserGroupToken', { current_token: token }) }
    },
    expected: ({ seen: { created } }) => ({
      refreshed: {
        status: 200,
        body: {
          success: 1,
          user_group: group({
            token: otherThan('another token', tokenOf(created)),
            name: 'Contract',
            provided_id: idOf(created),
            is_demo_group: anything,
          }),
        },
      },
    }),
  }),
  documented(page('delete'), {
    name: 'deleteUserGroup',
    says: 'The token of a user group deletes it. A create with its id then makes a new one with another token.',
    operations: ['deleteUserGroup'],
    assumptions: ['rotation'],
    steps: async (run) => {
      const { id, token, reply } = await run.userGroup()
      const deleted = await run.call('deleteUserGroup', { current_token: token })
      return {
        created: reply,
        deleted,
        again: await run.call('createUserGroup', { user_group_id: id, name: 'Again' }),
      }
    },
    expected: ({ seen: { created } }) => ({
      deleted: succeeds,
      again: {
        body: atLeast({
          new_user_group: true,
          user_group: atLeast({ name: 'Again', token: otherThan('another token', tokenOf(created)) }),
        }),
      },
    }),
  }),
  documented(page('get-or-create'), {
    name: 'oneRecord',
    says: 'A user group and the customer with its id are one record.',
    operations: ['createUserGroup', 'getCustomer'],
    steps: async (run) => {
      const { id, reply } = await run.userGroup()
      return { created: reply, customer: await run.getCustomer(id) }
    },
    expected: ({ seen: { created } }) => ({
      customer: { status: 200, ...withCustomer({ token: tokenOf(created), name: 'Contract' }) },
    }),
  }),
  assumed('replyFields', 'The refresh example lacks is_demo_group; the prose and the other examples have it.', {
    name: 'refreshedFields',
    says: 'The answer to a refresh has is_demo_group.',
    operations: ['refreshUserGroupToken'],
    steps: async (run) => {
      const { token } = await run.userGroup()
      return { refreshed: await run.call('refreshUserGroupToken', { current_token: token }) }
    },
    expected: () => ({ refreshed: withUserGroup({ is_demo_group: aBoolean }) }),
  }),
  assumed('userGroupProperties', 'The prose names properties; the examples lack them.', {
    says: 'An answer with a user group has its properties.',
    operations: ['createUserGroup', 'updateUserGroup'],
    steps: async (run) => {
      const { id, reply } = await run.userGroup({ properties: { region: 'EU' } })
      const bare = await run.userGroup()
      return {
        created: reply,
        bare: bare.reply,
        updated: await run.call('updateUserGroup', { user_group_id: id, name: 'New' }),
      }
    },
    expected: ({ assumptions }) => {
      const isSent = assumptions.userGroupProperties === 'include'
      const having = (properties: Pattern) => withUserGroup({ properties: isSent ? properties : absent })
      return { created: having({ region: 'EU' }), bare: having(nullOrAbsent), updated: having({ region: 'EU' }) }
    },
  }),
  assumed('apiEnvironmentTag', 'Only the prose of older revisions names api_environment_tag.', {
    says: 'No answer has the older field api_environment_tag.',
    operations: ['createUserGroup', 'refreshUserGroupToken'],
    steps: async (run) => {
      const { token, reply } = await run.userGroup()
      return { created: reply, refreshed: await run.call('refreshUserGroupToken', { current_token: token }) }
    },
    expected: ({ assumptions }) => {
      const expected = withUserGroup({
        api_environment_tag: assumptions.apiEnvironmentTag === 'include' ? null : absent,
      })
      return { created: expected, refreshed: expected }
    },
  }),
  assumed('teamId', 'The page describes team_id with the text of another field.', {
    says: 'team_id is a number, the same in every answer.',
    operations: ['createUserGroup', 'updateUserGroup', 'refreshUserGroupToken'],
    steps: async (run) => {
      const { id, token, reply } = await run.userGroup()
      const other = await run.userGroup()
      const updated = await run.call('updateUserGroup', { user_group_id: id, name: 'New' })
      const refreshed = await run.call('refreshUserGroupToken', { current_token: token })
      return { created: reply, other: other.reply, updated, refreshed }
    },
    expected: ({ seen: { created } }) => {
      const same = withUserGroup({ team_id: at(created.body, '/user_group/team_id') })
      return { created: withUserGroup({ team_id: aNumber }), other: same, updated: same, refreshed: same }
    },
  }),
  assumed('tokenShape', 'Public code has such tokens.', {
    basis: 'seen',
    says: 'Customer tokens are 64 lower-case hexadecimal characters.',
    operations: ['createUserGroup', 'createCustomer', 'refreshCustomerToken'],
    steps: async (run) => {
      const { reply } = await run.userGroup()
      const customer = await run.customer()
      return {
        group: reply,
        customer: customer.reply,
        refreshed: await run.call('refreshCustomerToken', { current_token: customer.token }),
      }
    },
    expected: () => {
      const token = textLike('64 lower-case hexadecimal characters', /^[0-9a-f]{64}$/)
      return { group: withUserGroup({ token }), customer: withCustomer({ token }), refreshed: withCustomer({ token }) }
    },
  }),
  assumed('legacyPaths', 'Older documentation shows paths under /embed/.', {
    says: 'The older paths under /embed/ answer as those under /api/ do.',
    operations: ['createUserGroup', 'updateUserGroup', 'refreshUserGroupToken', 'deleteUserGroup'],
    steps: async (run) => {
      const at = (name: string) => ({ path: `/embed/${name}/` })
      const body = { user_group_id: run.id('group'), name: 'Contract' }
      const created = await run.call('createUserGroup', body, at('create_user_group'))
      const updated = await run.call('updateUserGroup', body, at('update_user_group'))
      const old = { current_token: run.text(created, '/user_group/token') }
      const refreshed = await run.call('refreshUserGroupToken', old, at('refresh_user_group_token'))
      const current = { current_token: run.text(refreshed, '/user_group/token') }
      return {
        created,
        updated,
        refreshed,
        deleted: await run.call('deleteUserGroup', current, at('delete_user_group')),
      }
    },
    expected: () => ({
      created: { body: atLeast({ success: 1, new_user_group: true }) },
      updated: { status: 200, body: atLeast({ success: 1 }) },
      refreshed: { status: 200, body: atLeast({ success: 1 }) },
      deleted: succeeds,
    }),
  }),
  assumed('legacyDataSource', 'Only the oldest documentation names these fields.', {
    says: 'data_source_id and data_source_provided_id are accepted and not answered.',
    operations: ['createUserGroup', 'deleteUserGroup'],
    steps: async (run) => {
      const id = run.id('group')
      const body = { user_group_id: id, name: 'Contract', data_source_id: 1, data_source_provided_id: id }
      const created = await run.call('createUserGroup', body)
      const current_token = run.text(created, '/user_group/token')
      return {
        created,
        deleted: await run.call('deleteUserGroup', { current_token, user_group_id: id, data_source_provided_id: id }),
      }
    },
    expected: () => ({
      created: { body: atLeast({ success: 1, user_group: atLeast({ data_source_id: absent }) }) },
      deleted: succeeds,
    }),
  }),
]

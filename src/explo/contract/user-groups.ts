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
import { at } from '../../engine/contract/reply.ts'
import type { Assumptions } from '../assumptions.ts'
import { assumed, documented } from './check.ts'
import { succeeds, succeedsWith, withCustomer, withUserGroup } from './expected.ts'

/** A user group with all documented fields. Other checks judge those that match anything. */
const group = (fields: Readonly<Record<string, Pattern>>): Pattern => ({
  team_id: anything,
  token: aText,
  is_demo_group: false,
  properties: anything,
  api_environment_tag: anything,
  ...fields,
})

export const userGroupChecks: readonly Check[] = [
  documented('createUserGroup', {
    says: 'A create with a new user_group_id creates a user group.',
    assumptions: ['replyFields'],
    steps: async (run) => {
      const id = run.id('group')
      const body = { user_group_id: id, name: id, properties: { region: 'EU' } }
      const user_group = group({ name: id, provided_id: id })
      return {
        created: [await run.call('createUserGroup', body), { body: { success: 1, new_user_group: true, user_group } }],
      }
    },
  }),
  documented('createUserGroup', {
    name: 'existingGroup',
    says: 'A create with an existing user_group_id changes nothing and answers with the stored user group.',
    assumptions: ['existingGroup'],
    steps: async (run) => {
      const { id, reply } = await run.userGroup({ properties: { region: 'EU' } })
      const again = { user_group_id: id, name: 'Another', is_demo_group: true, properties: { region: 'US' } }
      const user_group = at(reply.body, '/user_group')
      return {
        second: [await run.call('createUserGroup', again), { body: { success: 1, new_user_group: false, user_group } }],
      }
    },
  }),
  documented('updateUserGroup', {
    says: 'An update changes the user group with that id.',
    steps: async (run) => {
      const { id, token } = await run.userGroup()
      const change = { name: 'Renamed', is_demo_group: true }
      return {
        updated: [
          await run.call('updateUserGroup', { user_group_id: id, ...change }),
          succeedsWith({ user_group: group({ token, provided_id: id, ...change }) }),
        ],
      }
    },
  }),
  documented('refreshUserGroupToken', {
    says: 'A refresh gives the user group a new token.',
    assumptions: ['rotation'],
    steps: async (run) => {
      const { id, token } = await run.userGroup()
      const same = { name: 'Contract', provided_id: id, is_demo_group: anything }
      return {
        refreshed: [
          await run.call('refreshUserGroupToken', { current_token: token }),
          succeedsWith({ user_group: group({ ...same, token: otherThan('another token', token) }) }),
        ],
      }
    },
  }),
  documented('deleteUserGroup', {
    says: 'The token of a user group deletes it. A create with its id then makes a new one with another token.',
    assumptions: ['rotation'],
    steps: async (run) => {
      const { id, token } = await run.userGroup()
      const user_group = atLeast({ name: 'Again', token: otherThan('another token', token) })
      return {
        deleted: [await run.call('deleteUserGroup', { current_token: token }), succeeds],
        again: [
          await run.call('createUserGroup', { user_group_id: id, name: 'Again' }),
          { body: atLeast({ new_user_group: true, user_group }) },
        ],
      }
    },
  }),
  documented('createUserGroup', {
    name: 'oneRecord',
    says: 'A user group and the customer with its id are one record.',
    operations: ['createUserGroup', 'getCustomer'],
    steps: async (run) => {
      const { id, token } = await run.userGroup()
      return { customer: [await run.getCustomer(id), { status: 200, ...withCustomer({ token, name: 'Contract' }) }] }
    },
  }),
  assumed('replyFields', 'The refresh example lacks is_demo_group; the prose and the other examples have it.', {
    name: 'refreshedFields',
    says: 'The answer to a refresh has is_demo_group.',
    operations: ['refreshUserGroupToken'],
    steps: async (run) => {
      const { token } = await run.userGroup()
      const refreshed = await run.call('refreshUserGroupToken', { current_token: token })
      return { refreshed: [refreshed, withUserGroup({ is_demo_group: aBoolean })] }
    },
  }),
  assumed('userGroupProperties', 'The prose names properties; the examples lack them.', {
    says: 'An answer with a user group has its properties.',
    operations: ['createUserGroup', 'updateUserGroup'],
    steps: async (run) => {
      const having = (properties: Pattern) => (assumptions: Assumptions) =>
        withUserGroup({ properties: assumptions.userGroupProperties === 'include' ? properties : absent })
      const { id, reply } = await run.userGroup({ properties: { region: 'EU' } })
      const bare = await run.userGroup()
      const updated = await run.call('updateUserGroup', { user_group_id: id, name: 'New' })
      return {
        created: [reply, having({ region: 'EU' })],
        bare: [bare.reply, having(nullOrAbsent)],
        updated: [updated, having({ region: 'EU' })],
      }
    },
  }),
  assumed('apiEnvironmentTag', 'Only the prose of older revisions names api_environment_tag.', {
    says: 'No answer has the older field api_environment_tag.',
    operations: ['createUserGroup', 'refreshUserGroupToken'],
    steps: async (run) => {
      const expected = ({ apiEnvironmentTag }: Assumptions) =>
        withUserGroup({ api_environment_tag: apiEnvironmentTag === 'include' ? null : absent })
      const { token, reply } = await run.userGroup()
      const refreshed = await run.call('refreshUserGroupToken', { current_token: token })
      return { created: [reply, expected], refreshed: [refreshed, expected] }
    },
  }),
  assumed('teamId', 'The page describes team_id with the text of another field.', {
    says: 'team_id is a number, the same in every answer.',
    operations: ['createUserGroup', 'updateUserGroup', 'refreshUserGroupToken'],
    steps: async (run) => {
      const { id, token, reply } = await run.userGroup()
      const same = withUserGroup({ team_id: at(reply.body, '/user_group/team_id') })
      return {
        created: [reply, withUserGroup({ team_id: aNumber })],
        other: [(await run.userGroup()).reply, same],
        updated: [await run.call('updateUserGroup', { user_group_id: id, name: 'New' }), same],
        refreshed: [await run.call('refreshUserGroupToken', { current_token: token }), same],
      }
    },
  }),
  assumed('tokenShape', 'Public code has such tokens.', {
    basis: 'seen',
    says: 'Customer tokens are 64 lower-case hexadecimal characters.',
    operations: ['createUserGroup', 'createCustomer', 'refreshCustomerToken'],
    steps: async (run) => {
      const token = textLike('64 lower-case hexadecimal characters', /^[0-9a-f]{64}$/)
      const group = await run.userGroup()
      const customer = await run.customer()
      const refreshed = await run.call('refreshCustomerToken', { current_token: customer.token })
      return {
        group: [group.reply, withUserGroup({ token })],
        customer: [customer.reply, withCustomer({ token })],
        refreshed: [refreshed, withCustomer({ token })],
      }
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
      const success = { status: 200, body: atLeast({ success: 1 }) }
      return {
        created: [created, { body: atLeast({ success: 1, new_user_group: true }) }],
        updated: [updated, success],
        refreshed: [refreshed, success],
        deleted: [await run.call('deleteUserGroup', current, at('delete_user_group')), succeeds],
      }
    },
  }),
  assumed('legacyDataSource', 'Only the oldest documentation names these fields.', {
    says: 'data_source_id and data_source_provided_id are accepted and not answered.',
    operations: ['createUserGroup', 'deleteUserGroup'],
    steps: async (run) => {
      const id = run.id('group')
      const ids = { user_group_id: id, data_source_provided_id: id }
      const created = await run.call('createUserGroup', { ...ids, name: 'Contract', data_source_id: 1 })
      const current_token = run.text(created, '/user_group/token')
      return {
        created: [created, { body: atLeast({ success: 1, user_group: atLeast({ data_source_id: absent }) }) }],
        deleted: [await run.call('deleteUserGroup', { current_token, ...ids }), succeeds],
      }
    },
  }),
]

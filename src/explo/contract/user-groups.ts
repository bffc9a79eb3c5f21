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

/** A user group without what other checks look at. */
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

export const userGroupChecks: readonly Check[] = [
  documented(page('get-or-create'), {
    name: 'createUserGroup',
    says: 'An unknown user_group_id makes a user group.',
    operations: ['createUserGroup'],
    assumptions: ['replyFields'],
    steps: async (run) => {
      const id = run.id('group')
      return {
        created: await run.call('createUserGroup', { user_group_id: id, name: id, properties: { region: 'EU' } }),
      }
    },
    expected: ({ seen: { created } }) => {
      const id = at(created.body, '/user_group/provided_id')
      return {
        created: { body: { success: 1, new_user_group: true, user_group: group({ name: id, provided_id: aText }) } },
      }
    },
  }),
  documented(page('get-or-create'), {
    name: 'existingGroup',
    says: 'A known user_group_id changes nothing and answers the same again.',
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
    says: 'An update changes the user group of that id.',
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
            token: at(created.body, '/user_group/token'),
            name: 'Renamed',
            provided_id: at(created.body, '/user_group/provided_id'),
            is_demo_group: true,
          }),
        },
      },
    }),
  }),
  documented(page('refresh-token'), {
    name: 'refreshUserGroupToken',
    says: 'A refresh gives the user group another token.',
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
            token: otherThan('another token', at(created.body, '/user_group/token')),
            name: 'Contract',
            provided_id: at(created.body, '/user_group/provided_id'),
            is_demo_group: anything,
          }),
        },
      },
    }),
  }),
  documented(page('delete'), {
    name: 'deleteUserGroup',
    says: 'The token of a user group deletes it; a create then makes a new one, with another token.',
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
      deleted: { status: 200, body: { success: 1 } },
      again: {
        body: atLeast({
          new_user_group: true,
          user_group: atLeast({
            name: 'Again',
            token: otherThan('another token', at(created.body, '/user_group/token')),
          }),
        }),
      },
    }),
  }),
  documented('api-reference/end-user-group-api/get-or-create', {
    name: 'oneRecord',
    says: 'A user group and a customer of one id are the same record.',
    operations: ['createUserGroup', 'getCustomer'],
    steps: async (run) => {
      const { id, reply } = await run.userGroup()
      return { created: reply, customer: await run.call('getCustomer', { provided_id: id }) }
    },
    expected: ({ seen: { created } }) => ({
      customer: {
        status: 200,
        body: atLeast({ customer: atLeast({ token: at(created.body, '/user_group/token'), name: 'Contract' }) }),
      },
    }),
  }),
  assumed('replyFields', 'The refresh example lacks is_demo_group; the prose and the other examples have it.', {
    name: 'refreshedFields',
    says: 'A refreshed user group is answered with is_demo_group, too.',
    operations: ['refreshUserGroupToken'],
    steps: async (run) => {
      const { token } = await run.userGroup()
      return { refreshed: await run.call('refreshUserGroupToken', { current_token: token }) }
    },
    expected: () => ({ refreshed: { body: atLeast({ user_group: atLeast({ is_demo_group: aBoolean }) }) } }),
  }),
  assumed('userGroupProperties', 'The prose names properties, the examples lack them.', {
    says: 'A user group is answered with its properties.',
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
      const having = (properties: Pattern) => ({
        body: atLeast({ user_group: atLeast({ properties: isSent ? properties : absent }) }),
      })
      return { created: having({ region: 'EU' }), bare: having(nullOrAbsent), updated: having({ region: 'EU' }) }
    },
  }),
  assumed('apiEnvironmentTag', 'Only the prose of older revisions names api_environment_tag.', {
    says: 'A user group is answered without the older api_environment_tag.',
    operations: ['createUserGroup', 'refreshUserGroupToken'],
    steps: async (run) => {
      const { token, reply } = await run.userGroup()
      return { created: reply, refreshed: await run.call('refreshUserGroupToken', { current_token: token }) }
    },
    expected: ({ assumptions }) => {
      const tag = assumptions.apiEnvironmentTag === 'include' ? null : absent
      const expected = { body: atLeast({ user_group: atLeast({ api_environment_tag: tag }) }) }
      return { created: expected, refreshed: expected }
    },
  }),
  assumed('teamId', 'The page describes team_id with the words of another field.', {
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
      const same = { body: atLeast({ user_group: atLeast({ team_id: at(created.body, '/user_group/team_id') }) }) }
      return {
        created: { body: atLeast({ user_group: atLeast({ team_id: aNumber }) }) },
        other: same,
        updated: same,
        refreshed: same,
      }
    },
  }),
  assumed('tokenShape', 'Seen in public code.', {
    basis: 'seen',
    says: 'The tokens of customers are 64 lower-case hexadecimal characters.',
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
      const customer = { body: atLeast({ customer: atLeast({ token }) }) }
      return { group: { body: atLeast({ user_group: atLeast({ token }) }) }, customer, refreshed: customer }
    },
  }),
  assumed('legacyPaths', 'Older documentation shows paths under /embed/.', {
    says: 'The older /embed/ path answers as the /api/ path does.',
    operations: ['createUserGroup', 'updateUserGroup', 'refreshUserGroupToken', 'deleteUserGroup'],
    steps: async (run) => {
      const id = run.id('group')
      const body = { user_group_id: id, name: 'Contract' }
      const created = await run.call('createUserGroup', body, { path: '/embed/create_user_group/' })
      const updated = await run.call('updateUserGroup', body, { path: '/embed/update_user_group/' })
      const current_token = run.text(created, '/user_group/token')
      const refreshed = await run.call(
        'refreshUserGroupToken',
        { current_token },
        { path: '/embed/refresh_user_group_token/' },
      )
      const deleted = await run.call(
        'deleteUserGroup',
        { current_token: run.text(refreshed, '/user_group/token') },
        { path: '/embed/delete_user_group/' },
      )
      return { created, updated, refreshed, deleted }
    },
    expected: () => ({
      created: { body: atLeast({ success: 1, new_user_group: true }) },
      updated: { status: 200, body: atLeast({ success: 1 }) },
      refreshed: { status: 200, body: atLeast({ success: 1 }) },
      deleted: { status: 200, body: { success: 1 } },
    }),
  }),
  assumed('legacyDataSource', 'Only the oldest documentation names these fields.', {
    says: 'data_source_id and data_source_provided_id are accepted, and not answered.',
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
      deleted: { status: 200, body: { success: 1 } },
    }),
  }),
]

import { type Static, Type } from '@sinclair/typebox'
import { fromJsonText } from '../../records/json-text.ts'
import type { Customer } from '../../records/records.ts'
import type { Team } from '../../records/team.ts'
import { JsonOrNull, NullOrAbsent, OptionalFlag, OptionalJson, OptionalMapping, Reply } from '../fields.ts'

export const userGroupFields = {
  mapping: OptionalMapping('Schema id → data source id, or the id that you gave the data source.'),
  is_demo_group: OptionalFlag('Demo watermark; demo groups are not billed. Default false.'),
  properties: OptionalJson('Variables for dashboards and the SQL editor.'),
}

/** What these fields name. */
export const userGroupFieldNames = { mapping: null, is_demo_group: null, properties: null } as const

/** What every answer with a user group rests on. */
export const userGroupAssumptions = [
  'apiEnvironmentTag',
  'numbers',
  'replyFields',
  'teamId',
  'userGroupProperties',
] as const

export const UserGroup = Type.Object(
  {
    team_id: Type.Integer({ description: 'The id of the team.' }),
    token: Type.String({ description: 'Identifies the user group to an embedded dashboard.' }),
    name: Type.String({ description: 'The name of the user group.' }),
    provided_id: Type.String({ description: 'The user_group_id of the request.' }),
    is_demo_group: Type.Boolean({ description: 'Demo watermark.' }),
    // The prose calls them "JSON or null"; no example has them.
    properties: Type.Optional(NullOrAbsent(JsonOrNull('The properties; null when there are none.'))),
    // Sent only with `apiEnvironmentTag: 'include'`.
    api_environment_tag: Type.Optional(Type.Null({ description: 'Only in older documentation.' })),
  },
  { title: 'UserGroup' },
)
export interface UserGroup extends Static<typeof UserGroup> {}
export const UserGroupReply = Reply({ user_group: UserGroup })

/** A customer in the words of the deprecated API, its keys in the documented order. */
export function toUserGroup(customer: Customer, { id, assumptions }: Team): UserGroup {
  return {
    // Assumed: teamId
    team_id: id,
    token: customer.token,
    name: customer.name,
    provided_id: customer.providedId,
    is_demo_group: customer.isDemo,
    // Assumed: userGroupProperties
    ...(assumptions.userGroupProperties === 'include' && { properties: fromJsonText(customer.properties) }),
    // Assumed: apiEnvironmentTag
    ...(assumptions.apiEnvironmentTag === 'include' && { api_environment_tag: null }),
  }
}

/** The fields that the older pages and the page about tokens do not show. */
export const newerFields = {
  '/user_group/is_demo_group': 'replyFields',
  '/user_group/properties': 'userGroupProperties',
} as const

/** The request of most examples. */
export const documentedBody = {
  user_group_id: 'example_1',
  name: 'Example 1',
  mapping: { '40': '213', '134': '386' },
  properties: { filterValue: 'value' },
}

/** The user group in the answers of the newest pages. */
export const documentedUserGroup = {
  team_id: 3,
  token: '<customer_token_to_auth_dashboard>',
  name: 'Example 1',
  provided_id: 'example_1',
  is_demo_group: false,
}

/** The user group in most answers of the older pages, and on the page about tokens. */
export const olderUserGroup = {
  team_id: 3,
  token: '<user_group_token_to_auth_dashboard>',
  name: 'Example 1',
  provided_id: 'example_1',
}

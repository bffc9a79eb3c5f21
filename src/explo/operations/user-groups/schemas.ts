import { type Static, Type } from '@sinclair/typebox'
import {
  Fields,
  JsonOrNull,
  NullOrAbsent,
  OptionalFlag,
  OptionalJson,
  OptionalMapping,
  OptionalNumber,
  OptionalText,
  Reply,
  Text,
} from '../fields.ts'

const userGroupFields = {
  mapping: OptionalMapping('Schema id → data source id, or the id that you gave the data source.'),
  is_demo_group: OptionalFlag('Demo watermark; demo groups are not billed. Default false.'),
  properties: OptionalJson('Variables for dashboards and the SQL editor.'),
}

// Assumed: requiredFields
export const CreateUserGroupBody = Fields('CreateUserGroupBody', {
  user_group_id: Text('Your id of the user group.'),
  name: Text('The name of the user group.'),
  ...userGroupFields,
  // Assumed: legacyDataSource
  data_source_id: OptionalNumber('Only in the oldest documentation; no effect.'),
  data_source_provided_id: OptionalText('Only in the oldest documentation; no effect.'),
})

export const UpdateUserGroupBody = Fields('UpdateUserGroupBody', {
  user_group_id: Text('Your id of the user group.'),
  name: OptionalText('The new name.'),
  ...userGroupFields,
})

export const DeleteUserGroupBody = Fields('DeleteUserGroupBody', {
  current_token: Text('The token of the user group.'),
  user_group_id: OptionalText('Only in older documentation; no effect.'),
  data_source_provided_id: OptionalText('Only in older documentation; no effect.'),
})

export const RefreshUserGroupTokenBody = Fields('RefreshUserGroupTokenBody', {
  current_token: Text('The token to replace.'),
})

export const UserGroup = Type.Object(
  {
    team_id: Type.Integer({ description: 'The id of the team.' }),
    token: Type.String({ description: 'Identifies the user group to an embedded dashboard.' }),
    name: Type.String({ description: 'The name of the user group.' }),
    provided_id: Type.String({ description: 'The user_group_id of the request.' }),
    is_demo_group: Type.Boolean({ description: 'Demo watermark.' }),
    // The prose calls them "JSON or null"; no example has them.
    properties: Type.Optional(NullOrAbsent(JsonOrNull('The properties, or null when there are none.'))),
    // Only who knows that it is sent has it sent.
    api_environment_tag: Type.Optional(Type.Null({ description: 'Only in older documentation.' })),
  },
  { title: 'UserGroup' },
)
export interface UserGroup extends Static<typeof UserGroup> {}

export const CreateUserGroupReply = Reply({
  new_user_group: Type.Boolean({ description: 'Whether this call created it.' }),
  user_group: UserGroup,
})
export const UserGroupReply = Reply({ user_group: UserGroup })
export const SuccessReply = Reply({})

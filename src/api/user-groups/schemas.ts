import { type Static, Type } from '@sinclair/typebox'

// Assumed: fieldTypes
const Text = (description: string) => Type.String({ pattern: '\\S', description })
const OptionalText = (description: string) =>
  Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], pattern: '\\S', description }))
const OptionalNumber = (description: string) =>
  Type.Optional(Type.Unsafe<number | null>({ type: ['number', 'null'], description }))
const OptionalFlag = (description: string) =>
  Type.Optional(Type.Unsafe<boolean | null>({ type: ['boolean', 'null'], description }))
const OptionalJson = (description: string) =>
  Type.Optional(Type.Unsafe<Record<string, unknown> | null>({ type: ['object', 'null'], description }))
const OptionalMapping = (description: string) =>
  Type.Optional(
    Type.Unsafe<Record<string, string> | null>({
      type: ['object', 'null'],
      additionalProperties: { type: 'string' },
      description,
    }),
  )

const userGroupFields = {
  mapping: OptionalMapping('Schema id → data source id, or the id that you gave the data source.'),
  is_demo_group: OptionalFlag('Demo watermark; demo groups are not billed. Default false.'),
  properties: OptionalJson('Variables for dashboards and the SQL editor.'),
}

// Assumed: requiredFields
export const CreateUserGroupBody = Type.Object(
  {
    user_group_id: Text('Your id of the user group.'),
    name: Text('The name of the user group.'),
    ...userGroupFields,
    // Assumed: legacyDataSource
    data_source_id: OptionalNumber('Only in the oldest documentation; no effect.'),
    data_source_provided_id: OptionalText('Only in the oldest documentation; no effect.'),
  },
  { $id: 'CreateUserGroupBody' },
)

export const UpdateUserGroupBody = Type.Object(
  {
    user_group_id: Text('Your id of the user group.'),
    name: OptionalText('The new name.'),
    ...userGroupFields,
  },
  { $id: 'UpdateUserGroupBody' },
)

export const DeleteUserGroupBody = Type.Object(
  {
    current_token: Text('The token of the user group.'),
    user_group_id: OptionalText('Only in older documentation; no effect.'),
    data_source_provided_id: OptionalText('Only in older documentation; no effect.'),
  },
  { $id: 'DeleteUserGroupBody' },
)

export const RefreshUserGroupTokenBody = Type.Object(
  { current_token: Text('The token to replace.') },
  { $id: 'RefreshUserGroupTokenBody' },
)

export const UserGroup = Type.Object({
  team_id: Type.Integer(),
  token: Type.String({ description: 'Identifies the user group to an embedded dashboard.' }),
  name: Type.String(),
  provided_id: Type.String({ description: 'The user_group_id of the request.' }),
  is_demo_group: Type.Boolean(),
  properties: Type.Optional(Type.Unsafe<Record<string, unknown> | null>({ type: ['object', 'null'] })),
  api_environment_tag: Type.Optional(Type.Null()),
})
export interface UserGroup extends Static<typeof UserGroup> {}

const success = { success: Type.Integer({ description: '1 if successful, 0 if not.' }) }

export const CreateUserGroupReply = Type.Object({ ...success, new_user_group: Type.Boolean(), user_group: UserGroup })
export const UserGroupReply = Type.Object({ ...success, user_group: UserGroup })
export const SuccessReply = Type.Object(success)

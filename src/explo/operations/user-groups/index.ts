import type { OperationGroup } from '../../../engine/operation.ts'
import { createUserGroup } from './create.ts'
import { deleteUserGroup } from './delete.ts'
import { refreshUserGroupToken } from './refresh-token.ts'
import { updateUserGroup } from './update.ts'

/** The End User Group API: deprecated, and the same customers under another name. */
export const userGroups = {
  tag: 'User groups',
  description: 'Deprecated, and replaced by the Customer API: every user group is a customer.',
  operations: [createUserGroup, updateUserGroup, deleteUserGroup, refreshUserGroupToken],
} as const satisfies OperationGroup

import type { Operation } from '../operation.ts'
import { createUserGroup } from './create.ts'
import { deleteUserGroup } from './delete.ts'
import { refreshUserGroupToken } from './refresh-token.ts'
import { updateUserGroup } from './update.ts'

/** The End User Group API: deprecated, and the same customers under another name. */
export const userGroupOperations: readonly Operation[] = [
  createUserGroup,
  updateUserGroup,
  deleteUserGroup,
  refreshUserGroupToken,
]

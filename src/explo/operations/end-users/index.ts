import type { OperationGroup } from '../../../engine/operation.ts'
import { createEndUser } from './create.ts'
import { deleteEndUser } from './delete.ts'
import { updateEndUser } from './update.ts'

/** The End User API: deprecated, as the levels of the hierarchy took its place. */
export const endUsers = {
  tag: 'End users',
  description: 'Deprecated. Individual users inside a customer.',
  operations: [createEndUser, updateEndUser, deleteEndUser],
} as const satisfies OperationGroup

import type { OperationGroup } from '../../../engine/operation.ts'
import { createGroupTag } from './create.ts'
import { deleteGroupTag } from './delete.ts'
import { listGroupTags } from './list.ts'
import { renameGroupTag } from './rename.ts'

/** The Group Tag API. */
export const groupTags = {
  tag: 'Group tags',
  description: 'Names that customers can bear.',
  operations: [listGroupTags, createGroupTag, renameGroupTag, deleteGroupTag],
} as const satisfies OperationGroup

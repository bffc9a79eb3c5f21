import type { OperationGroup } from '../../../engine/operation.ts'
import { createBlueprint } from './create.ts'
import { getCustomerBlueprints } from './get.ts'
import { updateBlueprint } from './update.ts'

/** The Blueprint API. Its pages are published, but the navigation of Explo's site does not list them. */
export const blueprints = {
  tag: 'Blueprints',
  description: 'Models of tables, each for one customer.',
  operations: [createBlueprint, updateBlueprint, getCustomerBlueprints],
} as const satisfies OperationGroup

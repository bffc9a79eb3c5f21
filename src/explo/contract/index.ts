import type { Check } from '../../engine/contract/check.ts'
import { blueprintChecks } from './blueprints.ts'
import { customerAssumptionChecks } from './customer-assumptions.ts'
import { customerChecks } from './customers.ts'
import { endUserChecks } from './end-users.ts'
import { groupTagChecks } from './group-tags.ts'
import { listChecks } from './lists.ts'
import { refusalChecks } from './refusals.ts'
import { requestChecks } from './requests.ts'
import { resourceChecks } from './resources.ts'
import { userGroupChecks } from './user-groups.ts'

/** Everything that the contract says about Explo, and how to find out whether it holds. */
export const checks: readonly Check[] = [
  ...requestChecks,
  ...refusalChecks,
  ...userGroupChecks,
  ...customerChecks,
  ...customerAssumptionChecks,
  ...listChecks,
  ...groupTagChecks,
  ...resourceChecks,
  ...blueprintChecks,
  ...endUserChecks,
]

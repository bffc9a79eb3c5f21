import type { Check, OutOfReach } from '../../engine/contract/check.ts'
import type { AssumptionName } from '../assumptions.ts'
import type { OperationName, UndocumentedOperationName } from '../operations/index.ts'
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

/** Every check of the contract, in the order of the report. */
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

/** A statement that no check can test through the API. */
interface ExploOutOfReach extends OutOfReach {
  readonly assumptions: readonly AssumptionName[]
  readonly operations: readonly (OperationName | UndocumentedOperationName)[]
}

/** The statements that the contract reports but never tests. */
export const outOfReach: readonly ExploOutOfReach[] = [
  {
    name: 'throttling',
    says: 'More than 180 calls a minute from one address are refused.',
    because: 'it would use up the calls of everybody at this address',
    assumptions: ['throttling'],
    operations: [],
  },
  {
    name: 'portalEmails',
    says: 'Configuring a portal replaces its e-mail addresses.',
    because: 'no documented operation shows them',
    assumptions: ['portalEmails'],
    operations: ['configureCustomerPortal'],
  },
  {
    name: 'undocumentedOperations',
    says: 'The fake neither copies editable section data nor exports a PDF.',
    because: 'no page shows what they accept or answer',
    assumptions: ['undocumentedOperations'],
    operations: ['copyEditableSectionData', 'exportDashboardPdf'],
  },
  {
    name: 'vendorErrors',
    says: 'A fault that is named after an error of Explo answers as Explo does.',
    because: 'no service fails on demand',
    assumptions: ['vendorErrors'],
    operations: [],
  },
]

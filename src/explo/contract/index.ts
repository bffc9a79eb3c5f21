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

/** Something that nobody can try through the API. */
interface ExploOutOfReach extends OutOfReach {
  readonly assumptions: readonly AssumptionName[]
  readonly operations: readonly (OperationName | UndocumentedOperationName)[]
}

/** What the contract names, and does not try on any service. */
export const outOfReach: readonly ExploOutOfReach[] = [
  {
    name: 'throttling',
    says: 'More than 180 calls a minute from one address are refused.',
    because: 'it would take the calls of everybody at this address; the contract stays below',
    assumptions: ['throttling'],
    operations: [],
  },
  {
    name: 'portalEmails',
    says: 'Configuring a portal replaces its e-mail addresses.',
    because: 'no documented operation answers them',
    assumptions: ['portalEmails'],
    operations: ['configureCustomerPortal'],
  },
  {
    name: 'undocumentedOperations',
    says: 'Copying editable section data and exporting a PDF are not answered by the fake.',
    because: 'no document shows what they accept or answer',
    assumptions: ['undocumentedOperations'],
    operations: ['copyEditableSectionData', 'exportDashboardPdf'],
  },
  {
    name: 'vendorErrors',
    says: 'What a fault named after an error of Explo answers.',
    because: 'no service fails on demand',
    assumptions: ['vendorErrors'],
    operations: [],
  },
]

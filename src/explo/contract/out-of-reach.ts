import type { OutOfReach } from '../../engine/contract/check.ts'
import type { AssumptionName } from '../assumptions.ts'
import type { OperationName } from '../operations/index.ts'
import type { UndocumentedOperationName } from '../operations/undocumented.ts'

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

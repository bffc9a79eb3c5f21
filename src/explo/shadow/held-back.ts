import type { OperationName } from '../contract/endpoints.ts'

/** What is sent to the upstream only where that was allowed, and why. */
export const heldBackOperations: { readonly [Name in OperationName]?: string } = {
  publish: 'it cannot be undone (--irreversible sends it)',
  emailDashboardScreenshot: 'it would send an e-mail (--irreversible sends it)',
  emailDashboardReport: 'it would send an e-mail (--irreversible sends it)',
  configureCustomerPortal: 'it opens a portal to e-mail addresses (--irreversible sends it)',
  connectPartner: 'it cannot be undone (--irreversible sends it)',
}

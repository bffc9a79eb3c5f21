import { refuseFlaws } from '../../refusals/field-errors.ts'
import { embedIdFlaw } from '../existing-names.ts'
import { Fields, SuccessReply, Text, Texts } from '../fields.ts'
import { createsNothing, operation } from '../operation.ts'
import { customerWithId } from './customer.ts'

const ConfigureCustomerPortalBody = Fields('ConfigureCustomerPortalBody', {
  dashboard_embed_id: Text('The embed id of the dashboard.'),
  provided_id: Text('Your id of the customer.'),
  emails: Texts('The e-mail addresses that may open the portal.'),
})

export const configureCustomerPortal = operation({
  name: 'configureCustomerPortal',
  method: 'POST',
  url: '/api/configure_customer_portal/',
  ...createsNothing,
  names: { dashboard_embed_id: null, provided_id: 'customer', emails: null },
  repeatRisk: null,
  irreversible: 'it opens a portal to e-mail addresses',
  documentation: 'https://docs.explo.co/api-reference/customer-api/configure-portal',
  restsOn: ['embedIds', 'portalEmails'],
  refusals: ['embedIds', 'notFound', 'otherGroup'],
  schema: {
    summary: 'Configure the portal of a customer',
    body: ConfigureCustomerPortalBody,
    response: { 200: SuccessReply },
  },
  handler: ({ access, arrival, body }) => {
    refuseFlaws(embedIdFlaw(access, 'dashboard_embed_id', body.dashboard_embed_id, 'dashboard'))
    const { providedId } = customerWithId(access, body.provided_id)
    // Assumed: portalEmails
    const portal = { dashboardEmbedId: body.dashboard_embed_id, providedId, emails: body.emails }
    access.group.portals.configure(portal, arrival.entry.changes)
    return { success: 1 }
  },
  examples: [
    {
      title: 'The page',
      body: {
        dashboard_embed_id: 'Ab123CdefG',
        provided_id: 'test_id_1',
        emails: ['apple@explo.co', 'orange@explo.co'],
      },
      reply: { success: 1 },
    },
  ],
})

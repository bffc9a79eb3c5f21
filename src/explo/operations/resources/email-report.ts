import { refuseFlaws } from '../../refusals/field-errors.ts'
import { customerWithId } from '../customers/find-customer.ts'
import { embedIdFlaw } from '../embed-id-flaw.ts'
import { operation } from '../operation.ts'
import { DashboardReportBody, SuccessReply } from './schemas.ts'

export const emailDashboardReport = operation({
  name: 'emailDashboardReport',
  method: 'POST',
  url: '/api/dashboard/report/',
  isSlashOptional: true,
  permission: 'read-write',
  getsExisting: false,
  creates: {},
  removes: {},
  names: {
    provided_id: 'customer',
    dashboard_embed_id: null,
    subject: null,
    variables: null,
    email: null,
    custom_url: null,
  },
  repeatRisk: 'the e-mail may be sent twice',
  irreversible: 'it would send an e-mail',
  replacedBy: null,
  documentation: 'https://docs.explo.co/api-reference/resource-api/email-report',
  restsOn: ['emailOutbox', 'embedIds'],
  refusals: ['embedIds', 'notFound', 'otherGroup'],
  schema: {
    summary: 'E-mail a dashboard report',
    body: DashboardReportBody,
    response: { 200: SuccessReply },
  },
  handler: ({ access, arrival, body }) => {
    refuseFlaws(embedIdFlaw(access, 'dashboard_embed_id', body.dashboard_embed_id, 'dashboard'))
    const { providedId } = customerWithId(access, body.provided_id)
    const { team, group, state } = access
    // Assumed: emailOutbox
    team.outbox.add(
      {
        kind: 'report',
        sentAt: state.clock.now(),
        visibilityGroup: group.name,
        providedId,
        dashboardEmbedId: body.dashboard_embed_id,
        to: body.email,
        subject: body.subject ?? 'Dashboard Email Report',
        fileName: null,
        customUrl: body.custom_url ?? null,
        variables: body.variables ?? {},
      },
      arrival.entry.changes,
    )
    return { success: 1 }
  },
})

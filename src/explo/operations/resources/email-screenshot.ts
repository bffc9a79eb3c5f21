import { refuseFlaws } from '../../refusals/field-errors.ts'
import { customerWithId } from '../customers/find-customer.ts'
import { embedIdFlaw } from '../embed-id-flaw.ts'
import { operation } from '../operation.ts'
import { DashboardScreenshotBody, ScreenshotReply } from './schemas.ts'

export const emailDashboardScreenshot = operation({
  name: 'emailDashboardScreenshot',
  method: 'POST',
  url: '/api/dashboard/screenshot/',
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
    download_file_name: null,
    export_type: null,
  },
  repeatRisk: 'the e-mail may be sent twice',
  irreversible: 'it would send an e-mail',
  replacedBy: null,
  documentation: 'https://docs.explo.co/api-reference/resource-api/screenshot-dashboard',
  restsOn: ['emailOutbox', 'embedIds'],
  refusals: ['embedIds', 'notFound', 'otherGroup'],
  schema: {
    summary: 'E-mail a dashboard as an attachment, or get a link to it',
    body: DashboardScreenshotBody,
    response: { 200: ScreenshotReply },
  },
  handler: ({ access, arrival, body }) => {
    refuseFlaws(embedIdFlaw(access, 'dashboard_embed_id', body.dashboard_embed_id, 'dashboard'))
    const { providedId } = customerWithId(access, body.provided_id)
    const ending = body.export_type === 'pdf' ? 'pdf' : 'png'
    const fileName = body.download_file_name ?? `dashboard_screenshot_download.${ending}`
    const { team, group, state } = access
    // Assumed: emailOutbox
    if (!body.email) {
      const key = state.random.token('screenshot', arrival.entry.ordinal)
      return { success: 1, link: `https://explo.invalid/screenshots/${key}/${encodeURIComponent(fileName)}` }
    }
    team.outbox.add(
      {
        kind: 'screenshot',
        sentAt: state.clock.now(),
        visibilityGroup: group.name,
        providedId,
        dashboardEmbedId: body.dashboard_embed_id,
        to: body.email,
        subject: body.subject ?? 'Dashboard Screenshot',
        fileName,
        customUrl: null,
        variables: body.variables ?? {},
      },
      arrival.entry.changes,
    )
    return { success: 1 }
  },
})

import type { Static, TObject } from '@sinclair/typebox'
import type { Access } from '../../access.ts'
import type { Email } from '../../records/records.ts'
import { refuseFlaws } from '../../refusals/field-errors.ts'
import { customerWithId } from '../customers/customer.ts'
import { embedIdFlaw } from '../existing-names.ts'
import { OptionalJson, OptionalText, Text } from '../fields.ts'
import { type Call, createsNothing } from '../operation.ts'

export const emailFields = {
  provided_id: Text('Your id of the customer.'),
  dashboard_embed_id: Text('The embed id of the dashboard.'),
  subject: OptionalText('The subject of the e-mail.'),
  variables: OptionalJson('Variables of the dashboard.'),
}

/** What these fields name. */
export const emailFieldNames = {
  provided_id: 'customer',
  dashboard_embed_id: null,
  subject: null,
  variables: null,
} as const

/** The facts of the operations that e-mail a dashboard. */
export const emailFacts = {
  method: 'POST',
  isSlashOptional: true,
  ...createsNothing,
  repeatRisk: 'the e-mail may be sent twice',
  irreversible: 'it would send an e-mail',
  restsOn: ['emailOutbox', 'embedIds'],
  refusals: ['embedIds', 'notFound', 'otherGroup'],
} as const

type EmailBody = Static<TObject<typeof emailFields>>

/** Refuses a dashboard or a customer that does not exist. @throws {Refusal} 400, 404 */
export function checkTarget(access: Access, { provided_id, dashboard_embed_id }: EmailBody): void {
  refuseFlaws(embedIdFlaw(access, 'dashboard_embed_id', dashboard_embed_id, 'dashboard'))
  customerWithId(access, provided_id)
}

/** Puts an e-mail into the outbox. */
// Assumed: emailOutbox
export function sendEmail(
  { access: { team, group, state }, arrival, body }: Call & { readonly body: EmailBody },
  email: Pick<Email, 'customUrl' | 'fileName' | 'kind' | 'subject' | 'to'>,
): void {
  const { provided_id: providedId, dashboard_embed_id: dashboardEmbedId, variables } = body
  const where = { visibilityGroup: group.name, providedId, dashboardEmbedId }
  team.outbox.add({ ...email, ...where, sentAt: state.clock.now(), variables: variables ?? {} }, arrival.entry.changes)
}

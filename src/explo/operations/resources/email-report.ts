import { Fields, OptionalText, SuccessReply, Text } from '../fields.ts'
import { operation } from '../operation.ts'
import { checkTarget, emailFacts, emailFieldNames, emailFields, sendEmail } from './email.ts'

const DashboardReportBody = Fields('DashboardReportBody', {
  ...emailFields,
  email: Text('Where to send it.'),
  custom_url: OptionalText('Where the e-mail links to.'),
})

export const emailDashboardReport = operation({
  ...emailFacts,
  name: 'emailDashboardReport',
  url: '/api/dashboard/report/',
  names: { ...emailFieldNames, email: null, custom_url: null },
  documentation: 'https://docs.explo.co/api-reference/resource-api/email-report',
  schema: {
    summary: 'E-mail a dashboard report',
    body: DashboardReportBody,
    response: { 200: SuccessReply },
  },
  handler: (request) => {
    const { access, body } = request
    checkTarget(access, body)
    const subject = body.subject ?? 'Dashboard Email Report'
    sendEmail(request, {
      kind: 'report',
      to: body.email,
      subject,
      fileName: null,
      customUrl: body.custom_url ?? null,
    })
    return { success: 1 }
  },
  examples: [
    {
      title: 'The page',
      repaired: 'Known copies of the page hide the e-mail address.',
      path: '/api/dashboard/report',
      body: {
        provided_id: '123',
        dashboard_embed_id: 'abc123',
        email: 'example@explo.co',
        subject: 'Dashboard Email Report',
        variables: {
          url: 'https://google.com',
          date_range: { startDate: '2024-04-09', endDate: '2024-04-12' },
        },
        custom_url: 'https://google.com',
      },
      reply: { success: 1 },
    },
  ],
})

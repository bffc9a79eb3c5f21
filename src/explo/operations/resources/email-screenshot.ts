import { Type } from '@sinclair/typebox'
import { Assumed, Fields, OptionalText, Reply } from '../fields.ts'
import { operation } from '../operation.ts'
import { checkTarget, emailFacts, emailFieldNames, emailFields, sendEmail } from './email.ts'

const DashboardScreenshotBody = Fields('DashboardScreenshotBody', {
  ...emailFields,
  email: OptionalText('Where to send it. Without it, the answer has a link.'),
  download_file_name: OptionalText('The name of the file, with or without its ending.'),
  export_type: Type.Optional(
    Type.Unsafe<'image' | 'pdf' | null>({ enum: ['image', 'pdf', null], description: 'Default `image`.' }),
  ),
})
const ScreenshotReply = Reply({
  // Assumed: emailOutbox. The page mentions a link, but not the name of its field.
  link: Assumed(
    Type.Optional(Type.String({ description: 'A short-lived download link, when the request has no `email`.' })),
  ),
})

export const emailDashboardScreenshot = operation({
  ...emailFacts,
  name: 'emailDashboardScreenshot',
  url: '/api/dashboard/screenshot/',
  names: { ...emailFieldNames, email: null, download_file_name: null, export_type: null },
  documentation: 'https://docs.explo.co/api-reference/resource-api/screenshot-dashboard',
  schema: {
    summary: 'E-mail a dashboard as an attachment, or get a link to it',
    body: DashboardScreenshotBody,
    response: { 200: ScreenshotReply },
  },
  handler: (request) => {
    const { access, arrival, body } = request
    checkTarget(access, body)
    // Assumed: emailOutbox
    const ending = body.export_type === 'pdf' ? 'pdf' : 'png'
    const fileName = body.download_file_name ?? `dashboard_screenshot_download.${ending}`
    if (!body.email) {
      const key = access.state.random.token('screenshot', arrival.entry.ordinal)
      return { success: 1, link: `https://explo.invalid/screenshots/${key}/${encodeURIComponent(fileName)}` }
    }
    const subject = body.subject ?? 'Dashboard Screenshot'
    sendEmail(request, { kind: 'screenshot', to: body.email, subject, fileName, customUrl: null })
    return { success: 1 }
  },
  examples: [
    {
      title: 'The page',
      repaired: 'Known copies of the page hide the e-mail address.',
      path: '/api/dashboard/screenshot',
      body: {
        provided_id: '123',
        dashboard_embed_id: 'abc123',
        email: 'example@explo.co',
        download_file_name: 'your_dashboard_screenshot',
        export_type: 'image',
        subject: 'Requested Data Export: your_dashboard_screenshot image',
        variables: { example_var: 123 },
      },
      reply: { success: 1 },
    },
  ],
})

import { Type } from '@sinclair/typebox'
import { Assumed, Fields, OptionalJson, OptionalText, Reply, Text, Unordered } from '../fields.ts'

export const PublishBody = Fields('PublishBody', {
  embed_id: Text('The embed id of a dashboard or report builder.'),
  resource_type: Type.Unsafe<'dashboard' | 'report'>({
    type: 'string',
    enum: ['dashboard', 'report'],
    description: 'What it is.',
  }),
  environment: Text('The environment tag, for example `production` or `staging`.'),
  version_number: Type.Integer({ minimum: 1, description: 'The version to show there.' }),
})

const emailFields = {
  provided_id: Text('Your id of the customer.'),
  dashboard_embed_id: Text('The embed id of the dashboard.'),
  subject: OptionalText('The subject of the e-mail.'),
  variables: OptionalJson('Variables of the dashboard.'),
}

export const DashboardScreenshotBody = Fields('DashboardScreenshotBody', {
  ...emailFields,
  email: OptionalText('Where to send it; without it a link is returned.'),
  download_file_name: OptionalText('The name of the file, with or without its ending.'),
  export_type: Type.Optional(
    Type.Unsafe<'image' | 'pdf' | null>({ enum: ['image', 'pdf', null], description: 'Default `image`.' }),
  ),
})

export const DashboardReportBody = Fields('DashboardReportBody', {
  ...emailFields,
  email: Text('Where to send it.'),
  custom_url: OptionalText('Where the e-mail links to.'),
})

const Dashboard = Type.Object(
  {
    team_id: Type.Integer({ description: 'The id of the team.' }),
    name: Type.String({ description: 'The name of the dashboard.' }),
    embed_id: Type.String({ description: 'What embeds name it by.' }),
    attributes: Unordered(Type.Array(Type.Object({ attribute: Type.String(), value: Type.String() }))),
    is_drilldown: Type.Boolean({ description: 'Reached from another dashboard.' }),
  },
  { title: 'Dashboard' },
)

const Report = Type.Object(
  {
    name: Type.String({ description: 'The name of the report builder.' }),
    embed_id: Type.String({ description: 'What embeds name it by.' }),
  },
  { title: 'ReportBuilder' },
)

// No page tells the order of these lists.
export const DashboardsReply = Reply({ dashboards: Unordered(Type.Array(Dashboard)) })
export const ReportsReply = Reply({ reports: Unordered(Type.Array(Report)) })
export const ScreenshotReply = Reply({
  // Assumed: emailOutbox. The page tells of a link and not of its name.
  link: Assumed(Type.Optional(Type.String({ description: 'A short-lived download link, when no e-mail was named.' }))),
})
export const SuccessReply = Reply({})

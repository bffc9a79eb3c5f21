import type { DocumentedExamples } from '../documented-example.ts'

const docs = 'https://docs.explo.co/api-reference/resource-api'

export const resourceExamples: DocumentedExamples = {
  listDashboards: [
    {
      title: 'The page',
      source: `${docs}/get-dashboard`,
      reply: {
        success: 1,
        dashboards: [
          {
            team_id: 1,
            name: 'Example Dashboard',
            embed_id: 'vcjTgL2wdX',
            attributes: [{ attribute: 'Team', value: 'Engineering' }],
            is_drilldown: false,
          },
          {
            team_id: 1,
            name: 'Production Dashboard',
            embed_id: 'JQvCTLT76V',
            attributes: [
              { attribute: 'Status', value: 'Ready' },
              { attribute: 'Team', value: 'Marketing' },
            ],
            is_drilldown: true,
          },
        ],
      },
    },
  ],
  listReports: [
    {
      title: 'The page',
      source: `${docs}/list-report-builders`,
      reply: {
        success: 1,
        reports: [
          { name: 'Example Report', embed_id: 'vcjTgL2wdX' },
          { name: 'Production Report', embed_id: 'JQvCTLT76V' },
        ],
      },
    },
  ],
  publish: [
    {
      title: 'The page',
      source: `${docs}/publish-resource`,
      repaired: 'A backslash was missing at the end of a line of the command, which cut the body off.',
      body: { embed_id: '123', resource_type: 'report', environment: 'production', version_number: 15 },
      reply: { success: 1 },
    },
  ],
  emailDashboardScreenshot: [
    {
      title: 'The page',
      source: `${docs}/screenshot-dashboard`,
      repaired: 'The copy that is known hides the e-mail address.',
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
  emailDashboardReport: [
    {
      title: 'The page',
      source: `${docs}/email-report`,
      repaired: 'The copy that is known hides the e-mail address.',
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
}

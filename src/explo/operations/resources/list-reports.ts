import { operation } from '../../../engine/operation.ts'
import { ReportsReply } from './schemas.ts'

export const listReports = operation({
  name: 'listReports',
  method: 'GET',
  path: '/api/reports/',
  permission: 'read-only',
  documentation: 'https://docs.explo.co/api-reference/resource-api/list-report-builders',
  restsOn: [],
  schema: {
    summary: 'List the report builders of the team',
    response: { 200: ReportsReply },
  },
  handler: ({ access: { team } }) => ({
    success: 1,
    reports: [...team.reportBuilders.values()].map(({ name, embedId }) => ({ name, embed_id: embedId })),
  }),
})

import { Type } from '@sinclair/typebox'
import { Reply, Unordered } from '../fields.ts'
import { operation, readsOnly } from '../operation.ts'

const Report = Type.Object(
  {
    name: Type.String({ description: 'The name of the report builder.' }),
    embed_id: Type.String({ description: 'The id that embeds use.' }),
  },
  { title: 'ReportBuilder' },
)
const ReportsReply = Reply({ reports: Unordered(Type.Array(Report)) })

export const listReports = operation({
  name: 'listReports',
  method: 'GET',
  url: '/api/reports/',
  ...readsOnly,
  names: {},
  documentation: 'https://docs.explo.co/api-reference/resource-api/list-report-builders',
  restsOn: [],
  refusals: [],
  schema: {
    summary: 'List the report builders of the team',
    response: { 200: ReportsReply },
  },
  handler: ({ access: { team } }) => ({
    success: 1,
    reports: [...team.reportBuilders.values()].map(({ name, embedId }) => ({ name, embed_id: embedId })),
  }),
  examples: [
    {
      title: 'The page',
      reply: {
        success: 1,
        reports: [
          { name: 'Example Report', embed_id: 'vcjTgL2wdX' },
          { name: 'Production Report', embed_id: 'JQvCTLT76V' },
        ],
      },
    },
  ],
})

import { Type } from '@sinclair/typebox'
import { Reply, Unordered } from '../fields.ts'
import { operation, readsOnly } from '../operation.ts'

const Dashboard = Type.Object(
  {
    team_id: Type.Integer({ description: 'The id of the team.' }),
    name: Type.String({ description: 'The name of the dashboard.' }),
    embed_id: Type.String({ description: 'The id that embeds use.' }),
    attributes: Unordered(Type.Array(Type.Object({ attribute: Type.String(), value: Type.String() }))),
    is_drilldown: Type.Boolean({ description: 'Whether it is a drill-down, reached from another dashboard.' }),
  },
  { title: 'Dashboard' },
)

// The page does not say in which order.
const DashboardsReply = Reply({ dashboards: Unordered(Type.Array(Dashboard)) })

export const listDashboards = operation({
  name: 'listDashboards',
  method: 'GET',
  url: '/api/dashboard/',
  ...readsOnly,
  names: {},
  documentation: 'https://docs.explo.co/api-reference/resource-api/get-dashboard',
  restsOn: ['teamId'],
  refusals: [],
  schema: {
    summary: 'List the dashboards of the team',
    response: { 200: DashboardsReply },
  },
  handler: ({ access: { team } }) => ({
    success: 1,
    dashboards: [...team.dashboards.values()].map(({ name, embedId, attributes, isDrilldown }) => ({
      team_id: team.id,
      name,
      embed_id: embedId,
      attributes: [...attributes],
      is_drilldown: isDrilldown,
    })),
  }),
  examples: [
    {
      title: 'The page',
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
})

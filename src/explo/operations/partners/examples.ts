import type { DocumentedExamples } from '../documented-example.ts'

export const partnerExamples: DocumentedExamples = {
  connectPartner: [
    {
      title: 'The page',
      source: 'https://docs.explo.co/api-reference/partners-api/connect',
      path: '/api/partners/connect',
      body: {
        email: 'customer@site.com',
        team_name: 'Customer Team',
        connection_info: '{"@type": "database_type", "configuration": {}}',
      },
      reply: { success: 1 },
    },
  ],
}

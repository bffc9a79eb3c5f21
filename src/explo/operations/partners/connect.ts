import { Type } from '@sinclair/typebox'
import { isJsonObject } from '../../../engine/input/check-input.ts'
import { invalidFields } from '../../refusals/errors.ts'
import { Fields, SuccessReply, Text } from '../fields.ts'
import { createsNothing, operation } from '../operation.ts'

const ConnectPartnerBody = Fields('ConnectPartnerBody', {
  email: Text('The e-mail address of the person who connects.'),
  team_name: Text('The name of the team.'),
  connection_info: Type.Unsafe<string | Record<string, unknown>>({
    type: ['object', 'string'],
    description: 'How to connect to the database: a JSON object or its text.',
  }),
})

export const connectPartner = operation({
  name: 'connectPartner',
  method: 'POST',
  url: '/api/partners/connect/',
  isSlashOptional: true,
  ...createsNothing,
  names: { email: null, team_name: null, connection_info: null },
  repeatRisk: 'the partner may be connected twice',
  irreversible: 'it cannot be undone',
  documentation: 'https://docs.explo.co/api-reference/partners-api/connect',
  restsOn: ['partnerConnections'],
  refusals: ['connectionInfo'],
  schema: {
    summary: 'Connect a partner to Explo',
    body: ConnectPartnerBody,
    response: { 200: SuccessReply },
  },
  handler: ({ body: { connection_info } }) => {
    // Assumed: partnerConnections. Accepted and not kept: no other operation shows it.
    if (holdsObject(connection_info)) return { success: 1 }
    throw invalidFields('connectionInfo', { connection_info: ['Must be a JSON object, or its text.'] })
  },
  examples: [
    {
      title: 'The page',
      path: '/api/partners/connect',
      body: {
        email: 'customer@site.com',
        team_name: 'Customer Team',
        connection_info: '{"@type": "database_type", "configuration": {}}',
      },
      reply: { success: 1 },
    },
  ],
})

function holdsObject(info: string | object): boolean {
  if (typeof info !== 'string') return true
  try {
    return isJsonObject(JSON.parse(info))
  } catch {
    return false
  }
}

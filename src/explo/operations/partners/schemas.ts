import { Type } from '@sinclair/typebox'
import { Fields, Reply, Text } from '../fields.ts'

export const ConnectPartnerBody = Fields('ConnectPartnerBody', {
  email: Text('Who connects.'),
  team_name: Text('The name of the team.'),
  connection_info: Type.Unsafe<string | Record<string, unknown>>({
    type: ['object', 'string'],
    description: 'How to connect to the database: a JSON object, or its text.',
  }),
})

export const SuccessReply = Reply({})

import { Type } from '@sinclair/typebox'
import { refuseFlaws } from '../../refusals/field-errors.ts'
import { embedIdFlaw } from '../existing-names.ts'
import { Fields, SuccessReply, Text } from '../fields.ts'
import { createsNothing, operation } from '../operation.ts'

const PublishBody = Fields('PublishBody', {
  embed_id: Text('The embed id of a dashboard or report builder.'),
  resource_type: Type.Unsafe<'dashboard' | 'report'>({
    type: 'string',
    enum: ['dashboard', 'report'],
    description: 'The type of the resource.',
  }),
  environment: Text('The environment tag, for example `production` or `staging`.'),
  version_number: Type.Integer({ minimum: 1, description: 'The version to show there.' }),
})

export const publish = operation({
  name: 'publish',
  method: 'POST',
  url: '/api/publish/',
  ...createsNothing,
  names: { embed_id: 'embed id', resource_type: null, environment: null, version_number: null },
  repeatRisk: null,
  irreversible: 'it cannot be undone',
  documentation: 'https://docs.explo.co/api-reference/resource-api/publish-resource',
  restsOn: ['embedIds', 'publications'],
  refusals: ['embedIds'],
  schema: {
    summary: 'Publish a version to an environment',
    body: PublishBody,
    response: { 200: SuccessReply },
  },
  handler: ({ access, arrival, body }) => {
    refuseFlaws(embedIdFlaw(access, 'embed_id', body.embed_id, body.resource_type))
    // Assumed: publications
    access.team.publications.publish(
      {
        resourceType: body.resource_type,
        embedId: body.embed_id,
        environment: body.environment,
        version: body.version_number,
      },
      arrival.entry.changes,
    )
    return { success: 1 }
  },
  examples: [
    {
      title: 'The page',
      repaired: 'The command lacked a backslash at the end of a line, which cut off the body.',
      body: { embed_id: '123', resource_type: 'report', environment: 'production', version_number: 15 },
      reply: { success: 1 },
    },
  ],
})

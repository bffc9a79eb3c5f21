import { operation } from '../../../engine/operation.ts'
import { refuseFlaws } from '../../refusals/refuse-flaws.ts'
import { embedIdFlaw } from '../embed-id-flaw.ts'
import { PublishBody, SuccessReply } from './schemas.ts'

export const publish = operation({
  name: 'publish',
  method: 'POST',
  path: '/api/publish/',
  permission: 'read-write',
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
})

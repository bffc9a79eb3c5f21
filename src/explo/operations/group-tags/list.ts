import { operation } from '../../../engine/operation.ts'
import { GroupTagsReply } from './schemas.ts'

export const listGroupTags = operation({
  name: 'listGroupTags',
  method: 'GET',
  path: '/api/group_tags/',
  permission: 'read-only',
  documentation: 'https://docs.explo.co/api-reference/group-tag-api/group-tags',
  restsOn: ['groupTagErrors'],
  schema: {
    summary: 'List all group tags',
    response: { 200: GroupTagsReply },
  },
  handler: ({ access }) => ({ success: 1, group_tags: [...access.team.groupTags].map((name) => ({ name })) }),
})

import { Type } from '@sinclair/typebox'
import { Reply, Unordered } from '../fields.ts'
import { operation, readsOnly } from '../operation.ts'
import { GroupTag } from './group-tag.ts'

const GroupTagsReply = Reply({ group_tags: Unordered(Type.Array(GroupTag)) })

export const listGroupTags = operation({
  name: 'listGroupTags',
  method: 'GET',
  url: '/api/group_tags/',
  ...readsOnly,
  names: {},
  documentation: 'https://docs.explo.co/api-reference/group-tag-api/group-tags',
  restsOn: ['groupTagErrors'],
  refusals: [],
  schema: {
    summary: 'List all group tags',
    response: { 200: GroupTagsReply },
  },
  handler: ({ access }) => ({ success: 1, group_tags: [...access.team.groupTags].map((name) => ({ name })) }),
  examples: [
    {
      title: 'The page',
      reply: {
        success: 1,
        group_tags: [{ name: 'marketing' }, { name: 'designer' }, { name: 'engineers' }, { name: 'sales' }],
      },
    },
  ],
})

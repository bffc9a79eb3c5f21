import { takenTag } from '../../refusals/errors.ts'
import { operation } from '../operation.ts'
import { addTag, GroupTagBody, GroupTagReply } from './group-tag.ts'

export const createGroupTag = operation({
  name: 'createGroupTag',
  method: 'POST',
  url: '/api/create_group_tag/',
  permission: 'read-write',
  getsExisting: false,
  creates: { 'group tag': 'name' },
  removes: {},
  names: { name: 'group tag' },
  repeatRisk: 'the first attempt may have created the tag already',
  irreversible: null,
  documentation: 'https://docs.explo.co/api-reference/group-tag-api/create',
  restsOn: ['groupTagErrors'],
  refusals: ['takenTag'],
  schema: {
    summary: 'Create a group tag',
    body: GroupTagBody,
    response: { 200: GroupTagReply },
  },
  handler: ({ access, arrival, body: { name } }) => {
    if (access.team.groupTags.has(name)) throw takenTag('name', name)
    addTag(access.team, name, arrival.entry.changes)
    return { success: 1, group_tag: { name } }
  },
  examples: [{ title: 'The page', body: { name: 'tag' }, reply: { success: 1, group_tag: { name: 'tag' } } }],
})

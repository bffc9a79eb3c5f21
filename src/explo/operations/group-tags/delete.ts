import { SuccessReply } from '../fields.ts'
import { operation } from '../operation.ts'
import { checkGroupTag, GroupTagBody, removeTag } from './group-tag.ts'

export const deleteGroupTag = operation({
  name: 'deleteGroupTag',
  method: 'POST',
  url: '/api/delete_group_tag/',
  permission: 'read-write',
  getsExisting: false,
  creates: {},
  removes: { 'group tag': 'name' },
  names: { name: 'group tag' },
  repeatRisk: 'the first attempt may have deleted the tag already',
  irreversible: null,
  documentation: 'https://docs.explo.co/api-reference/group-tag-api/delete',
  restsOn: ['groupTagErrors'],
  refusals: ['unknownTag'],
  schema: {
    summary: 'Delete a group tag',
    body: GroupTagBody,
    response: { 200: SuccessReply },
  },
  handler: ({ access, arrival, body: { name } }) => {
    checkGroupTag(access, name)
    removeTag(access.team, name, arrival.entry.changes)
    return { success: 1 }
  },
  examples: [{ title: 'The page', body: { name: 'tag' }, reply: { success: 1 } }],
})

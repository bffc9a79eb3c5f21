import { operation } from '../../../engine/operation.ts'
import { renameGroupTag as rename } from '../../records/group-tags.ts'
import { takenTag } from '../../refusals/errors.ts'
import { checkGroupTag } from './check-group-tag.ts'
import { GroupTagReply, RenameGroupTagBody } from './schemas.ts'

export const renameGroupTag = operation({
  name: 'renameGroupTag',
  method: 'POST',
  path: '/api/rename_group_tag/',
  permission: 'read-write',
  documentation: 'https://docs.explo.co/api-reference/group-tag-api/rename',
  restsOn: ['groupTagErrors'],
  refusals: ['takenTag', 'unknownTag'],
  schema: {
    summary: 'Rename a group tag',
    body: RenameGroupTagBody,
    response: { 200: GroupTagReply },
  },
  handler: ({ access, arrival, body: { name, new_name } }) => {
    if (access.team.groupTags.has(new_name)) throw takenTag('new_name', new_name)
    checkGroupTag(access, name)
    rename(access.team, name, new_name, arrival.entry.changes)
    return { success: 1, group_tag: { name: new_name } }
  },
})

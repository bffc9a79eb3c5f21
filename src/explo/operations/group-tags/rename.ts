import { takenTag } from '../../refusals/errors.ts'
import { Fields, Text } from '../fields.ts'
import { operation } from '../operation.ts'
import { checkGroupTag, GroupTagReply, renameTag } from './group-tag.ts'

const RenameGroupTagBody = Fields('RenameGroupTagBody', {
  name: Text('The current name of the group tag.'),
  new_name: Text('Its new name.'),
})

export const renameGroupTag = operation({
  name: 'renameGroupTag',
  method: 'POST',
  url: '/api/rename_group_tag/',
  permission: 'read-write',
  getsExisting: false,
  creates: { 'group tag': 'new_name' },
  removes: { 'group tag': 'name' },
  names: { name: 'group tag', new_name: 'group tag' },
  repeatRisk: 'the first attempt may have renamed the tag already',
  irreversible: null,
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
    renameTag(access.team, name, new_name, arrival.entry.changes)
    return { success: 1, group_tag: { name: new_name } }
  },
  examples: [
    {
      title: 'The page',
      body: { name: 'tag', new_name: 'new tag' },
      reply: { success: 1, group_tag: { name: 'new tag' } },
    },
  ],
})

import type { Access } from '../../access.ts'
import { renameGroupTag as rename } from '../../records/group-tags.ts'
import { notFound, takenTag } from '../../refusals/errors.ts'
import { operation } from '../operation.ts'
import { GroupTagReply, RenameGroupTagBody } from './schemas.ts'

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
  replacedBy: null,
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
  examples: [
    {
      title: 'The page',
      source: 'https://docs.explo.co/api-reference/group-tag-api/rename',
      body: { name: 'tag', new_name: 'new tag' },
      reply: { success: 1, group_tag: { name: 'new tag' } },
    },
  ],
})

/** @throws {Refusal} 404 when the team has no such tag. */
export function checkGroupTag({ team }: Access, name: string): void {
  if (!team.groupTags.has(name)) throw notFound('unknownTag', `the team has no group tag "${name}"`, name)
}

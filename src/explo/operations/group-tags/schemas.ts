import { Type } from '@sinclair/typebox'
import { Fields, Reply, Text, Unordered } from '../fields.ts'

export const GroupTagBody = Fields('GroupTagBody', { name: Text('The name of the group tag.') })

export const RenameGroupTagBody = Fields('RenameGroupTagBody', {
  name: Text('The current name of the group tag.'),
  new_name: Text('Its new name.'),
})

const GroupTag = Type.Object(
  { name: Type.String({ description: 'The name of the group tag.' }) },
  { title: 'GroupTag' },
)

export const GroupTagReply = Reply({ group_tag: GroupTag })
export const GroupTagsReply = Reply({ group_tags: Unordered(Type.Array(GroupTag)) })
export const SuccessReply = Reply({})

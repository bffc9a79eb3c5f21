import { Type } from '@sinclair/typebox'
import type { Access } from '../../access.ts'
import { notFound } from '../../refusals/errors.ts'
import { Fields, Reply, Text } from '../fields.ts'

/** @throws {Refusal} 404 when the team has no such tag. */
export function checkGroupTag({ team }: Access, name: string): void {
  if (!team.groupTags.has(name)) throw notFound('unknownTag', `the team has no group tag "${name}"`, name)
}

export const GroupTagBody = Fields('GroupTagBody', { name: Text('The name of the group tag.') })

export const GroupTag = Type.Object(
  { name: Type.String({ description: 'The name of the group tag.' }) },
  { title: 'GroupTag' },
)

export const GroupTagReply = Reply({ group_tag: GroupTag })

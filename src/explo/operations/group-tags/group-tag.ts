import { Type } from '@sinclair/typebox'
import type { Access } from '../../access.ts'
import type { Changes } from '../../records/records.ts'
import type { Team } from '../../records/team.ts'
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

// Assumed: groupTagErrors. Rename and delete also change the customers that have the tag, in all visibility groups.

export function addTag(team: Team, name: string, changes: Changes): void {
  team.groupTags.add(name)
  changes.push({ kind: 'group tag', scope: null, before: null, after: name })
}

export function renameTag(team: Team, name: string, newName: string, changes: Changes): void {
  const names = [...team.groupTags].map((tag) => (tag === name ? newName : tag))
  team.groupTags.clear()
  for (const tag of names) team.groupTags.add(tag)
  changes.push({ kind: 'group tag', scope: null, before: name, after: newName })
  retag(team, name, (tags) => tags.map((tag) => (tag === name ? newName : tag)), changes)
}

export function removeTag(team: Team, name: string, changes: Changes): void {
  team.groupTags.delete(name)
  changes.push({ kind: 'group tag', scope: null, before: name, after: null })
  retag(team, name, (tags) => tags.filter((tag) => tag !== name), changes)
}

function retag(team: Team, name: string, change: (tags: readonly string[]) => string[], changes: Changes): void {
  for (const { customers } of team.visibilityGroups.values()) {
    for (const customer of customers.list()) {
      if (customer.groupTags.includes(name)) {
        customers.update(customer, { groupTags: change(customer.groupTags) }, changes)
      }
    }
  }
}

import type { Changes } from './records.ts'
import type { Team } from './team.ts'

// Assumed: groupTagErrors. Rename and delete also change the customers that have the tag, in all visibility groups.

export function createGroupTag(team: Team, name: string, changes: Changes): void {
  team.groupTags.add(name)
  changes.push({ kind: 'group tag', scope: null, before: null, after: name })
}

export function renameGroupTag(team: Team, name: string, newName: string, changes: Changes): void {
  const names = [...team.groupTags].map((tag) => (tag === name ? newName : tag))
  team.groupTags.clear()
  for (const tag of names) team.groupTags.add(tag)
  changes.push({ kind: 'group tag', scope: null, before: name, after: newName })
  retag(team, name, (tags) => tags.map((tag) => (tag === name ? newName : tag)), changes)
}

export function deleteGroupTag(team: Team, name: string, changes: Changes): void {
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

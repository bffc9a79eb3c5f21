import { test } from 'tap'
import { addTag, removeTag, renameTag } from '../../../../src/explo/operations/group-tags/group-tag.ts'
import type { Change } from '../../../../src/explo/records/records.ts'
import { customerFields, teamOf } from '../../../support/team-of.ts'

test('a new tag belongs to the whole team, and changes no customer', async (t) => {
  const { team, changes } = taggedTeam()

  addTag(team, 'north', changes)

  t.strictSame([...team.groupTags], ['east', 'west', 'north'])
  t.strictSame(changes, [{ kind: 'group tag', scope: null, before: null, after: 'north' }])
})

test('a renamed tag keeps its position in the team and in every customer that has it', async (t) => {
  const { team, changes } = taggedTeam()

  renameTag(team, 'east', 'orient', changes)

  t.strictSame([...team.groupTags], ['orient', 'west'])
  t.strictSame(tagsOf(team), {
    'Production/both': ['orient', 'west'],
    'Production/none': [],
    'Sandbox/one': ['orient'],
  })
  t.equal(changes.length, 3)
})

test('a deleted tag is removed from the team and from every customer that had it', async (t) => {
  const { team, changes } = taggedTeam()

  removeTag(team, 'east', changes)

  t.strictSame([...team.groupTags], ['west'])
  t.strictSame(tagsOf(team), { 'Production/both': ['west'], 'Production/none': [], 'Sandbox/one': [] })
  t.equal(changes.length, 3)
})

function taggedTeam() {
  const team = teamOf()
  const changes: Change[] = []
  for (const tag of ['east', 'west']) team.groupTags.add(tag)
  const { customers } = team.visibilityGroup('Production')
  customers.add('both', customerFields({ groupTags: ['east', 'west'] }), {}, [])
  customers.add('none', customerFields(), {}, [])
  team.visibilityGroup('Sandbox').customers.add('one', customerFields({ groupTags: ['east'] }), {}, [])
  return { team, changes }
}

function tagsOf(team: ReturnType<typeof teamOf>): Record<string, readonly string[]> {
  const entries = [...team.visibilityGroups.values()].flatMap(({ name, customers }) =>
    customers.list().map(({ providedId, groupTags }) => [`${name}/${providedId}`, groupTags]),
  )
  return Object.fromEntries(entries)
}

import { test } from 'tap'
import { isAbove, placeProblems } from '../../../src/explo/records/hierarchy.ts'
import { customerFields, teamOf } from '../../support/team-of.ts'

const levels = ['League', 'Team', 'Player']

test('a level is above the levels that follow it, and not above itself', async (t) => {
  const team = teamOf(...levels)

  t.equal(isAbove(team, 'League', 'Team'), true)
  t.equal(isAbove(team, 'League', 'Player'), true)
  t.equal(isAbove(team, 'Team', 'Team'), false)
  t.equal(isAbove(team, 'Player', 'Team'), false)
})

test("a team without levels of its own has Explo's default levels", async (t) => {
  const team = teamOf()

  t.strictSame(team.hierarchyLevels, ['Customer', 'User'])
  t.equal(team.rootLevel, 'Customer')
})

test('an unknown level is the only reported problem of a place', async (t) => {
  const { team, customers } = lakers()

  const problems = placeProblems(team, customers, { hierarchyLevel: 'Bench', parentId: 'nobody' })

  t.strictSame(problems, { level: ['Hierarchy level "Bench" does not exist.'], parent: [] })
})

test('when the level of a customer is unknown, its parent must still exist', async (t) => {
  const { team, customers } = lakers()
  const place = (parentId: string | null) => placeProblems(team, customers, { hierarchyLevel: undefined, parentId })

  t.strictSame(place('nobody').parent, ['Customer "nobody" does not exist.'])
  t.strictSame(place('lebron').parent, [])
  t.strictSame(place(null), { level: [], parent: [] })
})

test('a customer can move down to any level above its children', async (t) => {
  const { team, customers } = lakers()
  const nba = customers.get('nba')
  const place = (hierarchyLevel: string) => placeProblems(team, customers, { hierarchyLevel, parentId: null }, nba)

  t.strictSame(place('League').level, [])
  t.strictSame(place('Team').level, ['The child "lakers" is on level "Team".'])
  t.strictSame(place('Player').level, ['The child "lakers" is on level "Team".'])
})

test('a customer cannot be its own parent, not even when it moves to a lower level', async (t) => {
  const { team, customers } = lakers()
  const alone = customers.add('alone', customerFields({ hierarchyLevel: 'League' }), {}, [])

  const { parent } = placeProblems(team, customers, { hierarchyLevel: 'Player', parentId: 'alone' }, alone)

  t.strictSame(parent, ['A customer cannot be its own parent.'])
})

test('ancestors are listed from the parent upwards, through any number of levels', async (t) => {
  const depth = 20_000
  const team = teamOf(...Array.from({ length: depth }, (_, level) => `Level ${level}`))
  const { customers } = team.visibilityGroup('Production')
  for (let level = 0; level < depth; level++) {
    const parentId = level === 0 ? null : String(level - 1)
    customers.add(String(level), customerFields({ hierarchyLevel: `Level ${level}`, parentId }), {}, [])
  }
  const last = customers.list().at(-1)

  const ancestors = last ? customers.ancestorsOf(last) : []

  t.equal(ancestors.length, depth - 1)
  t.strictSame([ancestors[0]?.providedId, ancestors.at(-1)?.providedId], [String(depth - 2), '0'])
})

function lakers() {
  const team = teamOf(...levels)
  const { customers } = team.visibilityGroup('Production')
  customers.add('nba', customerFields({ hierarchyLevel: 'League' }), {}, [])
  customers.add('lakers', customerFields({ hierarchyLevel: 'Team', parentId: 'nba' }), {}, [])
  customers.add('lebron', customerFields({ hierarchyLevel: 'Player', parentId: 'lakers' }), {}, [])
  return { team, customers }
}

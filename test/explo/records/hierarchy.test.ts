import { test } from 'tap'
import { isAbove, placeProblems } from '../../../src/explo/records/hierarchy.ts'
import { customerFields, teamOf } from '../../support/team-of.ts'

const levels = ['League', 'Team', 'Player']

test('a level stands above those that come after it, and not above itself', async (t) => {
  const team = teamOf(...levels)

  t.equal(isAbove(team, 'League', 'Team'), true)
  t.equal(isAbove(team, 'League', 'Player'), true)
  t.equal(isAbove(team, 'Team', 'Team'), false)
  t.equal(isAbove(team, 'Player', 'Team'), false)
})

test('a team that names no levels has those of Explo', async (t) => {
  const team = teamOf()

  t.strictSame(team.hierarchyLevels, ['Customer', 'User'])
  t.equal(team.rootLevel, 'Customer')
})

test('a place on a level that does not exist has no other problems', async (t) => {
  const { team, customers } = lakers()

  const problems = placeProblems(team, customers, { hierarchyLevel: 'Bench', parentId: 'nobody' })

  t.strictSame(problems, { level: ['Hierarchy level "Bench" does not exist.'], parent: [] })
})

test('where the level of a customer is unknown, its parent must at least exist', async (t) => {
  const { team, customers } = lakers()
  const place = (parentId: string | null) => placeProblems(team, customers, { hierarchyLevel: undefined, parentId })

  t.strictSame(place('nobody').parent, ['Customer "nobody" does not exist.'])
  t.strictSame(place('lebron').parent, [])
  t.strictSame(place(null), { level: [], parent: [] })
})

test('a customer may go down as far as its children allow', async (t) => {
  const { team, customers } = lakers()
  const nba = customers.get('nba')
  const place = (hierarchyLevel: string) => placeProblems(team, customers, { hierarchyLevel, parentId: null }, nba)

  t.strictSame(place('League').level, [])
  t.strictSame(place('Team').level, ['The child "lakers" is on level "Team".'])
  t.strictSame(place('Player').level, ['The child "lakers" is on level "Team".'])
})

test('a customer cannot stand below itself, although it is above the level where it wants to stand', async (t) => {
  const { team, customers } = lakers()
  const alone = customers.add('alone', customerFields({ hierarchyLevel: 'League' }), {}, [])

  const { parent } = placeProblems(team, customers, { hierarchyLevel: 'Player', parentId: 'alone' }, alone)

  t.strictSame(parent, ['A customer cannot be its own parent.'])
})

test('ancestors come from the parent upwards, and through a hierarchy as deep as anybody likes', async (t) => {
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

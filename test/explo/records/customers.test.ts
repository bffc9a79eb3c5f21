import { test } from 'tap'
import type { Change } from '../../../src/explo/records/records.ts'
import { customerFields, teamOf } from '../../support/team-of.ts'

test('a list of customers does not change after it was returned', async (t) => {
  const { customers } = teamOf().visibilityGroup('Production')
  const acme = customers.add('acme', customerFields(), {}, [])
  const before = customers.list()

  customers.update(acme, { name: 'Renamed' }, [])
  customers.add('globex', customerFields(), {}, [])

  t.strictSame(before, [acme])
  t.strictSame(
    customers.list().map(({ providedId, name }) => [providedId, name]),
    [
      ['acme', 'Renamed'],
      ['globex', 'A customer'],
    ],
  )
  t.equal(customers.list(), customers.list(), 'and costs nothing until somebody writes')
})

test('a customer with a new id keeps its position in the list, its number and its token', async (t) => {
  const { customers } = teamOf().visibilityGroup('Production')
  const [acme] = ['acme', 'globex', 'initech'].map((id) => customers.add(id, customerFields(), {}, []))

  const renamed = acme && customers.update(acme, { providedId: 'umbrella' }, [])

  t.strictSame(
    customers.list().map(({ providedId }) => providedId),
    ['umbrella', 'globex', 'initech'],
  )
  t.match(renamed, { number: 1, token: 'Production/acme/0' })
  t.equal(customers.byToken('Production/acme/0'), renamed)
  t.equal(customers.get('acme'), undefined)
})

test('a token is never issued twice, even when ids change or are reused', async (t) => {
  const { customers } = teamOf().visibilityGroup('Production')
  const issued: string[] = []
  const issue = (token: string) => issued.push(token)

  const first = customers.add('acme', customerFields(), {}, [])
  issue(first.token)
  const renamed = customers.update(first, { providedId: 'globex' }, [])
  const second = customers.add('acme', customerFields(), {}, [])
  issue(second.token)
  customers.remove(second, [])
  const third = customers.add('acme', customerFields(), {}, [])
  issue(third.token)
  const rotated = customers.rotateToken(renamed, [])
  issue(rotated.token)
  customers.remove(rotated, [])
  issue(customers.add('globex', customerFields(), {}, []).token)
  issue(customers.rotateToken(third, []).token)

  t.equal(new Set(issued).size, issued.length, issued.join(' '))
})

test('the former holder of a token is known', async (t) => {
  const { customers } = teamOf().visibilityGroup('Production')
  const acme = customers.add('acme', customerFields(), {}, [])

  const rotated = customers.rotateToken(acme, [])
  customers.remove(rotated, [])

  t.equal(customers.formerHolder(acme.token), 'acme')
  t.equal(customers.formerHolder(rotated.token), 'acme')
  t.equal(customers.formerHolder('other'), undefined)
})

test('a customer is found by its number after creation and renaming, and not after removal', async (t) => {
  const { customers } = teamOf().visibilityGroup('Production')
  const acme = customers.add('acme', customerFields(), {}, [])
  t.equal(customers.byNumber(1), acme)

  const renamed = customers.update(acme, { providedId: 'globex' }, [])
  const initech = customers.add('initech', customerFields(), {}, [])
  const found = [customers.byNumber(1), customers.byNumber(2), customers.byNumber(3)]
  customers.remove(renamed, [])

  t.strictSame(found, [renamed, initech, undefined])
  t.equal(customers.byNumber(1), undefined)
})

test('new numbers are unique in all visibility groups, and skip taken numbers', async (t) => {
  const team = teamOf()
  team.customerNumbers.reserve(2)
  team.customerNumbers.reserve(4)
  team.customerNumbers.reserve(2)
  const add = (group: string, id: string, number?: number) =>
    team.visibilityGroup(group).customers.add(id, customerFields(), { number }, []).number

  const numbers = [add('Production', 'a'), add('Sandbox', 'a'), add('Sandbox', 'b', 2), add('Production', 'b')]

  t.strictSame(numbers, [1, 3, 2, 5])
})

test('removing a customer removes its descendants, the deepest first', async (t) => {
  const { customers } = teamOf('League', 'Team', 'Player').visibilityGroup('Production')
  const nba = customers.add('nba', customerFields(), {}, [])
  customers.add('lakers', customerFields({ parentId: 'nba' }), {}, [])
  customers.add('lebron', customerFields({ parentId: 'lakers' }), {}, [])
  const changes: Change[] = []

  customers.remove(nba, changes)

  t.strictSame(customers.list(), [])
  t.match(changes, [
    { kind: 'customer', before: { providedId: 'lebron' }, after: null },
    { kind: 'customer', before: { providedId: 'lakers' }, after: null },
    { kind: 'customer', before: { providedId: 'nba' }, after: null },
  ])
})

test('children keep their parent when the parent gets a new id', async (t) => {
  const { customers } = teamOf('League', 'Team').visibilityGroup('Production')
  const nba = customers.add('nba', customerFields(), {}, [])
  const mlb = customers.add('mlb', customerFields(), {}, [])
  const lakers = customers.add('lakers', customerFields({ parentId: 'nba' }), {}, [])
  customers.add('rockets', customerFields({ parentId: 'nba' }), {}, [])

  const moved = customers.update(lakers, { parentId: 'mlb' }, [])
  const renamed = customers.update(nba, { providedId: 'NBA' }, [])

  t.strictSame(customers.childrenOf(mlb), [moved])
  t.match(customers.childrenOf(renamed), [{ providedId: 'rockets', parentId: 'NBA' }])
  t.strictSame(customers.childrenOf(nba), [])
})

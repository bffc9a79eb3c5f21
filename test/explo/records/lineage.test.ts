import { test } from 'tap'
import { fromJsonText, type JsonObject } from '../../../src/explo/records/json-text.ts'
import { computed, type Lineage } from '../../../src/explo/records/lineage.ts'
import type { Customer } from '../../../src/explo/records/records.ts'
import { customerFields, teamOf } from '../../support/team-of.ts'

test('own values take precedence, then those of the nearest ancestor', async (t) => {
  const { customers, player } = family({ a: 1, b: 1, c: 1 }, { b: 2, c: 2, d: 2 }, { c: 3, e: 3 })

  t.strictSame(propertiesOf(player, customers), { c: 3, e: 3, b: 2, d: 2, a: 1 })
})

test('an inherited value is never merged, not even an object or null', async (t) => {
  const { customers, player } = family({ deep: { x: 1 }, nothing: 'some' }, { deep: { y: 2 }, nothing: null }, {})

  t.strictSame(propertiesOf(player, customers), { deep: { y: 2 }, nothing: null })
})

test('keys such as __proto__ are inherited like all others', async (t) => {
  const dangerous = JSON.parse('{"__proto__":{"a":1},"constructor":"c","hasOwnProperty":false}') as JsonObject
  const { customers, player } = family(dangerous, {}, JSON.parse('{"__proto__":{"b":2}}') as JsonObject)

  const inherited = propertiesOf(player, customers)

  t.equal(JSON.stringify(inherited), '{"__proto__":{"b":2},"constructor":"c","hasOwnProperty":false}')
  t.equal(Object.getPrototypeOf(inherited), Object.prototype)
})

test('a customer without own or inherited properties has an empty object', async (t) => {
  const { customers, player } = family(null, null, null)
  const alone = customers.add('alone', customerFields(), {}, [])

  t.strictSame(propertiesOf(player, customers), {})
  t.strictSame(propertiesOf(alone, customers), {})
})

test('a lineage shows ancestors as they were when it was taken', async (t) => {
  const { customers, player } = family({ of: 'the league' }, { of: 'the team' }, null)
  const [team, league] = [customers.get('team'), customers.get('league')]
  if (!team || !league) throw new Error('The hierarchy is incomplete.')

  const first = customers.lineage()
  const renamed = customers.update(team, { properties: {}, providedId: 'club' }, [])
  const second = customers.lineage()
  const child = customers.get('player') ?? player
  customers.remove(customers.update(renamed, { properties: { of: 'the club' } }, []), [])
  customers.add('team', customerFields({ properties: { of: 'another team' } }), {}, [])
  customers.update(league, { properties: { of: 'nobody' } }, [])

  t.strictSame(propertiesOf(player, first), { of: 'the team' })
  t.strictSame(propertiesOf(child, second), { of: 'the league' })
  first.close()
  t.strictSame(
    propertiesOf(player, first),
    { of: 'the team' },
    'a closed lineage keeps the ancestors that it has already read',
  )
})

function propertiesOf(customer: Customer, lineage: Lineage): JsonObject {
  return computed(fromJsonText(customer.properties), lineage.ancestorsOf(customer), 'properties')
}

function family(...properties: readonly [JsonObject | null, JsonObject | null, JsonObject | null]) {
  const { customers } = teamOf('League', 'Team', 'Player').visibilityGroup('Production')
  const [league, team, player] = properties
  customers.add('league', customerFields({ properties: league }), {}, [])
  customers.add('team', customerFields({ properties: team, parentId: 'league' }), {}, [])
  return {
    customers,
    player: customers.add('player', customerFields({ properties: player, parentId: 'team' }), {}, []),
  }
}

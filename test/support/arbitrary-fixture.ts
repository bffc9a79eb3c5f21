import fc from 'fast-check'
import type { Fixture } from '../../src/index.ts'

const groups = ['Production', 'Testing', '__proto__']
const levels = ['League', 'Team', 'Player']
const tags = ['sales', 'constructor', '🏷️']
const ids = ['acme', 'globex', '__proto__', 'a/b~c', '1', 'ünï']

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((word) => word.trim() !== '')

/** A JSON round trip removes -0 and null prototypes, which `inspect()` does not preserve. */
const properties = fc
  .dictionary(fc.string(), fc.jsonValue())
  .map((values): Record<string, unknown> => JSON.parse(JSON.stringify(values)))

const customer = fc.record(
  {
    provided_id: fc.constantFrom(...ids),
    visibility_group: fc.constantFrom(...groups),
    name: text,
    is_demo_group: fc.boolean(),
    mapping: fc.option(fc.constantFrom({ 40: '213' }, { 40: 'orders' }, { 134: '386' }, {})),
    properties: fc.option(properties),
    emails: fc.array(text, { maxLength: 2 }),
    group_tags: fc.subarray(tags),
  },
  { requiredKeys: ['provided_id'] },
)

const table = fc.record(
  {
    table_name: text,
    schema_id: fc.constantFrom(40, 134),
    query: text,
    columns: fc.array(
      fc.record(
        {
          name: text,
          type: fc.constantFrom('INTEGER' as const, 'TIMESTAMP' as const),
          display_name: text,
          can_be_grouped: fc.boolean(),
        },
        { requiredKeys: ['name', 'type'], noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['table_name', 'schema_id', 'columns'], noNullPrototype: true },
)

const blueprint = fc.record({ pick: fc.nat(), tables: fc.array(table, { maxLength: 2 }) }, { requiredKeys: ['pick'] })

type Customer = NonNullable<Fixture['customers']>[number]

/** Valid fixtures with every kind of record. */
export const arbitraryFixture: fc.Arbitrary<Fixture> = fc
  .record({
    team_id: optional(fc.nat()),
    apiTokens: optional(fc.subarray(['read-write', 'read-only'] as const)),
    customers: fc.uniqueArray(customer, {
      selector: ({ provided_id, visibility_group = groups[0] }) => JSON.stringify([provided_id, visibility_group]),
    }),
    heights: fc.array(fc.nat(2), { minLength: ids.length, maxLength: ids.length }),
    isDrilldown: optional(fc.boolean()),
    blueprintIds: optional(fc.boolean()),
    blueprints: fc.array(blueprint, { maxLength: 3 }),
    keyValue: optional(fc.constant('k'.repeat(32))),
  })
  .map(({ team_id, apiTokens, customers, heights, isDrilldown, keyValue, blueprints, blueprintIds }) => ({
    ...(team_id !== undefined && { team_id }),
    visibility_groups: groups.map((name) => ({
      name,
      ...(apiTokens && { api_tokens: apiTokens.map((permission) => ({ token: `${name}-${permission}`, permission })) }),
    })),
    hierarchy_levels: levels,
    group_tags: tags,
    schemas: [{ id: '40' }, { id: '134', name: 'Inventory' }],
    data_sources: [
      { id: '213', provided_id: 'orders', schema: '40' },
      { id: '386', schema: '134', visibility_groups: groups },
    ],
    dashboards: [{ name: 'Sales', ...(isDrilldown !== undefined && { is_drilldown: isDrilldown }) }],
    report_builders: [{ name: 'Sales' }],
    embed_secrets: [{ key_id: 'k', ...(keyValue && { key_value: keyValue }) }],
    customers: withParents(customers as Customer[], heights),
    blueprints:
      customers.length === 0
        ? []
        : blueprints.map(({ pick, ...fields }, index) => {
            const { provided_id, visibility_group } = customers[pick % customers.length] as Customer
            return {
              customer_id: provided_id,
              ...(visibility_group !== undefined && { visibility_group }),
              ...(blueprintIds && { blueprint_id: 100 - index }),
              blueprint_name: `Blueprint ${index}`,
              ...fields,
            }
          }),
  }))

/** Sets each customer's level by its id. Its parent is the first customer of its group on a higher level, if one exists. */
function withParents(customers: readonly Customer[], heights: readonly number[]): Customer[] {
  const heightOf = ({ provided_id }: Customer) => heights[ids.indexOf(provided_id)] as number
  return customers.map((one) => {
    const parent = customers.find(
      (other) => other.visibility_group === one.visibility_group && heightOf(other) < heightOf(one),
    )
    return {
      ...one,
      hierarchy_level: levels[heightOf(one)] as string,
      ...(parent && { parent_provided_id: parent.provided_id }),
    }
  })
}

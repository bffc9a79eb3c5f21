import type { TSchema } from '@sinclair/typebox'
import fc from 'fast-check'
import type { Operation } from '../../src/engine/operation.ts'
import { operations } from '../../src/explo/operations/index.ts'
import type { Fixture } from '../../src/index.ts'
import { documentedUrls } from './documented-urls.ts'
import { jsonHeaders, type Outgoing } from './helper.ts'
import { customerTokens, league, tokens } from './league.ts'

/** Every record that {@link requests} may name exists in one of two visibility groups. */
export const fixtures: Fixture = {
  ...league,
  customers: (league.customers ?? []).map((customer, index) => ({
    ...customer,
    customer_id: index + 1,
    end_users: [{ provided_id: 'lakers', email: 'lakers@example.com' }],
  })),
  dashboards: [{ name: 'D', embed_id: 'dashboard0' }],
  report_builders: [{ name: 'R', embed_id: 'report0000' }],
  embed_secrets: [{ key_id: 'key', visibility_group: 'Production' }],
}

const ids = ['nba', 'lakers', 'lebron_james', 'euroleague', 'mlb']
const embedIds = ['dashboard0', 'report0000']
const levels = ['League', 'Team', 'Player']
const counts = ['1', '2', '20', 'last']

/** Values that name existing records or are otherwise valid, by field. */
const meaningful: Readonly<Record<string, readonly string[]>> = {
  provided_id: ids,
  user_group_id: ids,
  new_provided_id: ids,
  parent_provided_id: ids,
  parentProvidedId: ids,
  current_token: Object.values(customerTokens),
  hierarchy_level_name: levels,
  hierarchyLevelName: levels,
  group_tags: ['east', 'west'],
  name: ['east', 'west', 'north'],
  new_name: ['east', 'north'],
  dashboard_embed_id: embedIds,
  embed_id: embedIds,
  key_id: ['key', 'other'],
  expiration: ['PT1H', 'P1D', '1h'],
  connection_info: ['{}', '[]'],
  page: counts,
  page_size: counts,
  pageSize: counts,
}

export interface ArbitraryRequest {
  readonly operation: Operation
  readonly path: string
  readonly token: string
  readonly fields: Record<string, unknown>
}

/** The request as arguments of `Send`: a GET carries its fields in the query, the others in a JSON body. */
export function outgoing({ operation: { method }, path, token, fields }: ArbitraryRequest): [string, Outgoing] {
  const headers = jsonHeaders(token)
  if (method === 'GET') return [`${path}?${queryOf(fields)}`, { method, headers }]
  return [path, { method, headers, body: JSON.stringify(fields) }]
}

/** Requests of all operations, most of them with valid fields. */
export function requests(): fc.Arbitrary<ArbitraryRequest> {
  const token = fc.constantFrom(tokens.production, tokens.production, tokens.sandbox, tokens.productionReadOnly)
  return fc
    .constantFrom(...operations)
    .chain((operation) =>
      fc.record({ operation: fc.constant(operation), path: pathOf(operation), token, fields: fieldsOf(operation) }),
    )
}

function pathOf(operation: Operation): fc.Arbitrary<string> {
  return fc.constantFrom(
    ...documentedUrls(operation),
    ...(operation.isSlashOptional ? [operation.url.slice(0, -1)] : []),
  )
}

/** The required fields and a few optional ones of the schema; now and then a wrong value, or unrelated fields. */
function fieldsOf({ schema }: Operation): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [] } = schema.body ?? schema.querystring ?? {}
  const entries = Object.entries(properties).map(([field, one]): [string, fc.Arbitrary<unknown>] => [
    field,
    fc.oneof({ weight: 20, arbitrary: valueFor(field, one as TSchema) }, { weight: 1, arbitrary: fc.jsonValue() }),
  ])
  const [needed, optional] = [true, false].map((isNeeded) =>
    entries.filter(([field]) => required.includes(field) === isNeeded),
  ) as [typeof entries, typeof entries]
  const few = fc.subarray(optional, { maxLength: Math.min(4, optional.length) })
  return fc.oneof(
    { weight: 9, arbitrary: few.chain((chosen) => fc.record(Object.fromEntries([...needed, ...chosen]))) },
    { weight: 1, arbitrary: fc.dictionary(fc.string(), fc.jsonValue()) },
  )
}

function valueFor(field: string, { type, enum: choices, items }: TSchema): fc.Arbitrary<unknown> {
  const [kind = 'string'] = [type].flat()
  if (choices) return fc.constantFrom(...choices)
  if (kind === 'boolean') return fc.boolean()
  if (kind === 'array') return fc.array(valueFor(field, items as TSchema), { maxLength: 3 })
  if (kind === 'integer' || kind === 'number') return fc.integer({ min: -1, max: 9 })
  if (kind === 'object') return fc.dictionary(fc.string(), fc.string())

  const pool = meaningful[field]
  const text = fc.string({ unit: 'binary' })
  return pool ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pool) }, { weight: 1, arbitrary: text }) : text
}

/** Writes a list as repeated parameters, and other values that are not strings as JSON. */
function queryOf(fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields).flatMap(([field, value]) =>
    [value].flat().map((one) => [field, typeof one === 'string' ? one : JSON.stringify(one)]),
  )
  return new URLSearchParams(pairs as [string, string][]).toString()
}

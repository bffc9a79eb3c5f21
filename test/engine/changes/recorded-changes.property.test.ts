import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { test } from 'tap'
import {
  changesBetween,
  listRecords,
  type RecordChange,
  readRecord,
  type StoredRecord,
} from '../../../src/engine/changes/stored-record.ts'
import { recordWords } from '../../../src/explo/fixture/kinds.ts'
import type { ExploFake, RequestRecord } from '../../../src/index.ts'
import { jsonHeaders, startFake } from '../../support/helper.ts'
import { repetitions } from '../../support/repetitions.ts'

const sequences = repetitions(150, 10_000)
const dashboard = 'abcdefghij'
const apiTokens = { 'api-token-1': 'Production', 'api-token-2': 'Sandbox' }
const fixtures = {
  visibility_groups: Object.entries(apiTokens).map(([token, name]) => ({
    name,
    api_tokens: [{ token, permission: 'read-write' as const }],
  })),
  hierarchy_levels: ['Company', 'Branch'],
  dashboards: [{ name: 'Sales', embed_id: dashboard }],
  group_tags: ['sales'],
  customers: Object.values(apiTokens).map((visibility_group) => ({
    provided_id: 'acme',
    visibility_group,
    end_users: [{ provided_id: 'ann', email: 'ann@a.test' }],
  })),
  portals: [{ provided_id: 'acme', dashboard_embed_id: dashboard, emails: [] }],
  blueprints: [{ customer_id: 'acme', name: 'Stock' }],
}

// Few names, so that operations meet each other.
const id = fc.constantFrom('acme', 'globex', 'initech')
const tag = fc.constantFrom('sales', 'europe')
const email = fc.constantFrom('ann@a.test', 'bob@b.test')
const optional = { requiredKeys: ['provided_id'] as ['provided_id'] }
const customer = fc.record(
  {
    provided_id: id,
    name: fc.constantFrom('A', 'B'),
    emails: fc.array(email, { maxLength: 2 }),
    group_tags: fc.array(tag, { maxLength: 2 }),
    properties: fc.dictionary(fc.constantFrom('a', 'b'), fc.nat({ max: 1 }), { maxKeys: 2 }),
    parent_provided_id: fc.option(id),
    hierarchy_level_name: fc.constantFrom('Company', 'Branch'),
  },
  optional,
)

/** Names whom the fake knows by a token or a number that it made up. */
const named = fc.record({ provided_id: id, nth: fc.nat({ max: 2 }) })
const endUser = fc.record({ of: id, provided_id: fc.constantFrom('ann', 'bob'), email })

const operations = {
  '/api/create_customer/': customer.map((body) => ({ name: 'A', ...body })),
  '/api/update_customer/': fc.tuple(customer, fc.option(id)).map(([body, renamed]) => {
    return renamed === null ? body : { ...body, new_provided_id: renamed }
  }),
  '/api/refresh_customer_token/': named,
  '/api/delete_customer/': named,
  '/api/create_group_tag/': tag.map((name) => ({ name })),
  '/api/rename_group_tag/': fc.record({ name: tag, new_name: tag }),
  '/api/delete_group_tag/': tag.map((name) => ({ name })),
  '/api/create_end_user/': endUser,
  '/api/update_end_user/': endUser,
  '/api/delete_end_user/': endUser,
  '/api/configure_customer_portal/': fc.record({
    provided_id: id,
    dashboard_embed_id: fc.constant(dashboard),
    emails: fc.array(email, { maxLength: 2 }),
  }),
  '/api/create_blueprint/': id.map((customer_id) => ({ customer_id, blueprint_name: 'Stock', tables: [] })),
  '/api/generate_jwt/': id.map((provided_id) => ({ provided_id, embed_id: dashboard })),
  '/api/publish/': fc.record({
    embed_id: fc.constant(dashboard),
    resource_type: fc.constant('dashboard'),
    environment: fc.constantFrom('staging', 'production'),
    version_number: fc.integer({ min: 1, max: 2 }),
  }),
  '/api/dashboard/report/': fc.record({ provided_id: id, dashboard_embed_id: fc.constant(dashboard), email }),
} satisfies Record<string, fc.Arbitrary<object>>

const command = fc.record({
  apiToken: fc.constantFrom(...(Object.keys(apiTokens) as (keyof typeof apiTokens)[])),
  call: fc.oneof(
    ...Object.entries(operations).map(([path, body]) =>
      (body as fc.Arbitrary<Record<string, unknown>>).map((fields) => ({ path, fields })),
    ),
  ),
})
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never

test(`the recorded changes of ${sequences} sequences equal the difference between the inspected states`, async (t) => {
  const { explo } = await startFake(t, { fixtures, clock: '2026-01-01T00:00:00Z' })
  const kinds = new Set<string>()

  await fc.assert(
    fc.asyncProperty(
      fc.array(command, { maxLength: 8, size: 'max' }),
      fc.array(command, { minLength: 1, maxLength: 12, size: 'max' }),
      async (first, then) => {
        await explo.reset()
        for (const each of first) await send(explo, each)
        const before = await listRecords(recordWords, explo)
        await explo.requests.clear()
        for (const each of then) await send(explo, each)

        const recorded = netOf(await explo.requests.list())
        const difference = changesBetween(before, await listRecords(recordWords, explo), recordWords)

        for (const { change, record } of difference) kinds.add(`${change} ${record.kind}`)
        deepStrictEqual(facts(recorded), facts(difference))
      },
    ),
    { numRuns: sequences },
  )

  for (const kind of ['customer', 'end user', 'group tag', 'portal', 'blueprint']) {
    t.ok(kinds.has(`created ${kind}`) && kinds.has(`deleted ${kind}`), kind)
  }
  for (const change of ['created e-mail', 'created embed secret', 'updated publication', 'updated customer'])
    t.ok(kinds.has(change), change)
})

async function send(explo: ExploFake, { apiToken, call: { path, fields } }: Command): Promise<void> {
  const { nth, of, ...rest } = fields
  const { customers = [] } = nth === undefined && of === undefined ? {} : await explo.inspect()
  const known = (name: unknown) =>
    customers.find(
      ({ provided_id, visibility_group }) => provided_id === name && visibility_group === apiTokens[apiToken],
    )
  const body =
    nth !== undefined
      ? { current_token: known(rest.provided_id)?.token ?? 'unknown' }
      : of !== undefined
        ? { customer_id: known(of)?.customer_id ?? 1, ...rest }
        : rest
  await explo.fetch(`https://api.explo.co${path}`, {
    method: /delete_(customer|end)/.test(path) ? 'DELETE' : 'POST',
    headers: jsonHeaders(apiToken),
    body: JSON.stringify(body),
  })
}

/** What the changes of requests come to, one after the other. */
function netOf(requests: readonly RequestRecord[]): RecordChange[] {
  const [before, after] = [new Map<string, StoredRecord | null>(), new Map<string, StoredRecord | null>()]
  const emails: StoredRecord[] = []
  for (const { kind, ...change } of requests.flatMap(({ changes }) => changes)) {
    const [old, fresh] = [change.before, change.after].map((said) =>
      said === null ? null : readRecord(recordWords, kind, said),
    )
    if (kind === 'e-mail') {
      emails.push(fresh as StoredRecord)
      continue
    }
    for (const [record, isOld] of [
      [old, true],
      [fresh, false],
    ] as const) {
      if (!record) continue
      if (!before.has(record.key)) before.set(record.key, isOld ? record : null)
      after.set(record.key, isOld ? null : record)
    }
  }
  const stored = (records: Map<string, StoredRecord | null>) =>
    [...records.values()].filter((record) => record !== null)
  return changesBetween(stored(before), [...stored(after), ...emails], recordWords)
}

function facts(changes: readonly RecordChange[]): string[] {
  return changes.map(({ change, record, fields }) => `${change} ${record.key}: ${[...fields].sort()}`).sort()
}

import { deepStrictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'tap'
import { operations } from '../../../src/explo/operations/index.ts'
import { createExploFake, type ExploFake } from '../../../src/index.ts'
import { errorsIn } from '../../support/dialect.ts'
import { ExploModel, type Rules } from '../../support/explo-model.ts'
import { inTestDialect, jsonHeaders } from '../../support/helper.ts'

const groups = ['Production', 'Sandbox']
const levels = ['League', 'Team', 'Player']
const ids = ['acme', 'a/b?c#d', '__proto__', 'Ä€😀']

/** Three levels in each group, so that most sequences concern parents and children. */
const beginning: readonly Step[] = groups.flatMap((group, nth) => [
  ...levels.map((level, depth) => ({
    operation: 'createCustomer',
    group,
    isReadOnly: false,
    fields: {
      provided_id: ids[depth],
      name: level,
      hierarchy_level_name: level,
      properties: { [level]: depth },
      ...(depth > 0 && { parent_provided_id: ids[depth - 1] }),
    },
    pick: 0,
  })),
  {
    operation: 'createEndUser',
    group,
    isReadOnly: false,
    fields: { provided_id: 'anna', email: 'anna@example.com', customer_id: 1 + nth * levels.length },
    pick: 0,
  },
  {
    operation: 'createBlueprint',
    group,
    isReadOnly: false,
    fields: { customer_id: ids[0], blueprint_name: 'One', tables: [] },
    pick: 0,
  },
])

/** A request whose customer token is not yet chosen. */
interface Step {
  readonly operation: string
  readonly group: string
  readonly isReadOnly: boolean
  readonly fields: Record<string, unknown>
  /** Selects `current_token` among all tokens that were ever issued. */
  readonly pick: number
}

test('any sequence of requests and resets gives the answers and the state of the model', async (t) => {
  const sequences = fc.array(steps(), { minLength: 1, maxLength: 60, size: 'max' })
  const rules = fc.record({
    teamId: fc.constant(1),
    levels: fc.constant(levels),
    cascades: fc.boolean(),
    replacesEmails: fc.boolean(),
  })

  await fc.assert(
    fc.asyncProperty(rules, sequences, async (chosen, sequence) => {
      await using explo = await startWith(chosen)
      let model = new ExploModel(chosen)
      const taken = sequence.flatMap((step) => (step.operation === 'reset' ? [step, ...beginning] : [step]))
      for (const step of [...beginning, ...taken]) {
        if (step.operation === 'reset') {
          await explo.reset()
          model = new ExploModel(chosen)
        } else await take(step, explo, model)
      }
    }),
    { numRuns: 100 },
  )
  t.pass('no difference found')
})

function startWith({ cascades, replacesEmails }: Rules): Promise<ExploFake> {
  return createExploFake({
    listen: false,
    fixtures: {
      visibility_groups: groups.map((name) => ({
        name,
        api_tokens: [
          { token: `${name} read-write`.replace(' ', '-'), permission: 'read-write' },
          { token: `${name} read-only`.replace(' ', '-'), permission: 'read-only' },
        ],
      })),
      hierarchy_levels: levels,
      group_tags: ['x'],
    },
    ...inTestDialect({
      deleteWithChildren: cascades ? 'cascade' : 'refuse',
      updateEmails: replacesEmails ? 'replace' : 'add',
    }),
  })
}

/** Sends the requests to the fake and the model, and compares the answers and the final states. */
async function take(step: Step, explo: ExploFake, model: ExploModel): Promise<void> {
  const operation = operations.find(({ name }) => name === step.operation)
  if (!operation) throw new Error(`There is no operation ${step.operation}.`)
  const known = model.knownTokens
  const fields = { ...step.fields }
  if ('current_token' in fields && known.length > 0) fields.current_token = known[step.pick % known.length]

  const isList = operation.method === 'GET'
  const query = isList ? `?${new URLSearchParams(fields as Record<string, string>)}` : ''
  const reply = await explo.fetch(`http://localhost${operation.url}${query}`, {
    method: operation.method,
    headers: jsonHeaders(`${step.group}-${step.isReadOnly ? 'read-only' : 'read-write'}`),
    ...(!isList && { body: JSON.stringify(fields) }),
  })
  const body = (await reply.json()) as Record<string, unknown>

  const { customers, group_tags, blueprints = [], portals } = await explo.inspect()
  if (step.isReadOnly && operation.permission === 'read-write') {
    deepStrictEqual(reply.status, 403)
  } else {
    const issued =
      ((body.customer ?? body.user_group) as { token?: string } | undefined)?.token ??
      blueprints.find(({ blueprint_id }) => blueprint_id === body.blueprint_id)?.embed_id
    const expected = model.answer(step.operation, step.group, fields, issued)
    deepStrictEqual(reply.status, expected.status, JSON.stringify(body))
    if (expected.body) deepStrictEqual(body, expected.body)
    if (expected.wrongFields) deepStrictEqual(Object.keys(errorsIn(body)).sort(), [...expected.wrongFields].sort())
  }
  const dumped = model.dump()
  deepStrictEqual({ customers, group_tags }, { customers: dumped.customers, group_tags: dumped.group_tags })
  deepStrictEqual(blueprints, dumped.blueprints)
  deepStrictEqual(new Set(model.embedIds).size, model.embedIds.length, 'an embed id was issued twice')
  deepStrictEqual(sorted(portals), sorted(dumped.portals))
  deepStrictEqual(new Set(model.knownTokens).size, model.knownTokens.length, 'a token was issued twice')
}

function steps(): fc.Arbitrary<Step> {
  const id = fc.constantFrom(...ids)
  const text = fc.constantFrom('One', 'Two', '__proto__')
  const tag = fc.constantFrom('x', 'y', 'z', 'constructor')
  const level = fc.constantFrom(...levels, ...levels, 'Bench')
  const emails = fc.array(fc.constantFrom('a@example.com', 'b@example.com'), { maxLength: 3 })
  const keys = fc.constantFrom('40', 'region', '__proto__', 'toString')
  const properties = jsonOf(keys, fc.constantFrom(1, null, 'text', ['list'], { deep: true }))
  const mapping = jsonOf(keys, fc.constantFrom('213', '386'))
  const number = fc.integer({ min: 1, max: 5 })
  const person = fc.constantFrom('anna', '__proto__')
  const plain = { noNullPrototype: true }
  const column = fc.record({ name: text, type: fc.constantFrom('INTEGER', 'DATE') }, plain)
  const columns = fc.array(column, { maxLength: 2 })
  const table = fc.record({ table_name: text, schema_id: number, columns }, plain)
  const tables = fc.array(table, { maxLength: 2 })
  const old = { mapping, properties, is_demo_group: fc.boolean() }
  const place = { hierarchy_level_name: level, parent_provided_id: id }
  const all = { ...old, ...place, emails, group_tags: fc.array(fc.constantFrom('x', 'x', 'x', 'y'), { maxLength: 2 }) }

  return fc.oneof(
    { weight: 3, arbitrary: step('createUserGroup', { user_group_id: id, name: text }, old) },
    { weight: 6, arbitrary: step('createCustomer', { provided_id: id, name: text }, all) },
    { weight: 2, arbitrary: step('updateUserGroup', { user_group_id: id }, { ...old, name: text }) },
    { weight: 6, arbitrary: step('updateCustomer', { provided_id: id }, { ...all, name: text, new_provided_id: id }) },
    { weight: 2, arbitrary: step('updateCustomer', { provided_id: id, new_provided_id: id }) },
    { weight: 2, arbitrary: step('updateCustomer', { provided_id: id, ...place }) },
    step('getCustomer', { provided_id: id }),
    step('deleteUserGroup', { current_token: text }),
    step('deleteCustomer', { current_token: text }),
    step('refreshUserGroupToken', { current_token: text }),
    step('refreshCustomerToken', { current_token: text }),
    step('configureCustomerPortal', { provided_id: id, dashboard_embed_id: text, emails }),
    {
      weight: 2,
      arbitrary: step(
        'createEndUser',
        { provided_id: person, email: text, customer_id: number },
        { attributes: properties },
      ),
    },
    step('updateEndUser', { provided_id: person, customer_id: number }, { email: text, attributes: properties }),
    step('deleteEndUser', { provided_id: person, customer_id: number }),
    {
      weight: 2,
      arbitrary: step('createBlueprint', { customer_id: id, blueprint_name: text, tables }),
    },
    step('updateBlueprint', { blueprint_id: number, tables }),
    step('getCustomerBlueprints', { customer_id: id }),
    step('createGroupTag', { name: tag }),
    step('renameGroupTag', { name: tag, new_name: tag }),
    step('deleteGroupTag', { name: tag }),
    step('listCustomers', {}, place),
    step('reset', {}),
    step('listCustomersV2', {}, { ...place, ...pageQuery(), parentProvidedId: id, hierarchyLevelName: level }),
  )
}

function pageQuery(): Record<string, fc.Arbitrary<string>> {
  const count = (max: number, min = 0) => fc.integer({ min, max }).map(String)
  return { page: count(3), page_size: count(4, 1), pageSize: count(4, 1) }
}

/** A request with all required fields and only a few optional ones, because each field can make the request wrong. */
function step(
  operation: string,
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<Step> {
  const entries = Object.entries(optional)
  const few = fc.subarray(entries, { maxLength: Math.min(3, entries.length) })
  return fc.record({
    operation: fc.constant(operation),
    group: fc.constantFrom(...groups),
    isReadOnly: fc.integer({ min: 0, max: 19 }).map((value) => value === 19),
    fields: few.chain((chosen) => fc.record({ ...required, ...Object.fromEntries(chosen) })),
    pick: fc.nat({ max: 50 }),
  })
}

/** A JSON object that may have an own key `__proto__`, like parsed JSON. */
function jsonOf(keys: fc.Arbitrary<string>, values: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  return fc.array(fc.tuple(keys, values), { maxLength: 3 }).map((entries) => Object.fromEntries(entries))
}

function sorted(items: readonly object[] = []): string[] {
  return items.map((item) => JSON.stringify(item)).sort()
}

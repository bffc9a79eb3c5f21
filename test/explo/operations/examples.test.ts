import { test } from 'tap'
import { listCustomersV2, listCustomersV2FirstRevision } from '../../../src/explo/operations/customers/list-v2.ts'
import { operations } from '../../../src/explo/operations/index.ts'
import type { DocumentedExample } from '../../../src/explo/operations/operation.ts'
import type { Fixture } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'

type Json = Record<string, unknown>
type FixtureCustomer = NonNullable<Fixture['customers']>[number]

const example1 = { provided_id: 'example_1', name: 'Example 1', token: 'a'.repeat(64) }
const mapping = { '40': '213', '134': '386' }
const hierarchy = {
  hierarchy_levels: ['Customer', 'Level 1', 'Level 2'],
  group_tags: ['sales', 'engineers', 'designers'],
}

/** A customer of a documented answer, with a unique token, in the group of the default API token. */
function pasted({ token: _, ...customer }: Json): FixtureCustomer {
  return { ...(customer as unknown as FixtureCustomer), access_group: 'Production' }
}

function customersIn({ reply }: DocumentedExample): Json[] {
  return ((reply.results as Json | undefined)?.customers ?? reply.customers) as Json[]
}

function tenCustomers(example: DocumentedExample): Fixture {
  const others = Array.from({ length: 8 }, (_, index) => ({ provided_id: `other_${index}` }))
  return { ...hierarchy, customers: [...customersIn(example).map(pasted), ...others] }
}

const endUser = {
  provided_id: 'example_1',
  email: 'example@explo.co',
  attributes: { name: 'Example', header: '<div/>' },
}

const blueprintCustomer = '8698a0e4-009d-4b2d-8a41-d7f35cf08b98'

/** The fixture with which each documented request gets its documented answer. */
const fixtures: Record<string, Fixture | ((example: DocumentedExample) => Fixture)> = {
  createUserGroup: { team_id: 3 },
  updateUserGroup: { team_id: 113, customers: [example1, { provided_id: '6', name: 'not ok yet' }] },
  deleteUserGroup: ({ body }) => ({ customers: [{ ...example1, token: String(body?.current_token) }] }),
  refreshUserGroupToken: { team_id: 3, customers: [example1] },
  createCustomer: hierarchy,
  getCustomer: ({ reply }) => ({ ...hierarchy, customers: [pasted(reply.customer as Json)] }),
  listCustomers: (example) => ({ ...hierarchy, customers: customersIn(example).map(pasted) }),
  listCustomersV2: ({ under = {} }) =>
    // The camelCase revision documents the same customers as the first one.
    tenCustomers(
      (under.v2Revision === 'b' ? listCustomersV2FirstRevision : listCustomersV2).examples[0] as DocumentedExample,
    ),
  listCustomersV2FirstRevision: tenCustomers,
  updateCustomer: { ...hierarchy, customers: [{ ...example1, mapping, properties: { filterValue: 'value' } }] },
  deleteCustomer: { customers: [example1] },
  refreshCustomerToken: ({ reply }) => ({ customers: [{ ...pasted(reply.customer as Json), token: 'a'.repeat(64) }] }),
  configureCustomerPortal: {
    customers: [{ provided_id: 'test_id_1' }],
    dashboards: [{ name: 'Portal', embed_id: 'Ab123CdefG' }],
  },
  generateJwt: {
    customers: [{ provided_id: 'customer_1' }],
    dashboards: [{ name: 'Dashboard', embed_id: 'abcde' }],
    embed_secrets: [{ key_id: 'aa111111-1a11-111a-aa11-1aaaa11a1a11' }],
  },
  createBlueprint: {
    customers: [{ provided_id: blueprintCustomer }],
    blueprints: Array.from({ length: 9 }, (_, index) => ({ customer_id: blueprintCustomer, name: `Earlier ${index}` })),
    schemas: [{ id: '1' }],
  },
  updateBlueprint: {
    customers: [{ provided_id: blueprintCustomer }],
    blueprints: [{ customer_id: blueprintCustomer, id: 10, name: 'Customer 1 Blueprint' }],
  },
  getCustomerBlueprints: ({ reply }) => ({
    customers: [{ provided_id: blueprintCustomer }],
    blueprints: (reply.blueprints as { name: string }[]).map((shown) => ({ customer_id: blueprintCustomer, ...shown })),
  }),
  listGroupTags: { group_tags: ['marketing', 'designer', 'engineers', 'sales'] },
  createGroupTag: {},
  renameGroupTag: { group_tags: ['tag'] },
  deleteGroupTag: { group_tags: ['tag'] },
  listDashboards: ({ reply }) => ({
    team_id: 1,
    dashboards: (reply.dashboards as Json[]).map(({ team_id: _, ...dashboard }) => dashboard as { name: string }),
  }),
  listReports: ({ reply }) => ({ report_builders: reply.reports as { name: string }[] }),
  publish: { report_builders: [{ name: 'Report', embed_id: '123' }] },
  emailDashboardScreenshot: {
    customers: [{ provided_id: '123' }],
    dashboards: [{ name: 'Dashboard', embed_id: 'abc123' }],
  },
  emailDashboardReport: {
    customers: [{ provided_id: '123' }],
    dashboards: [{ name: 'Dashboard', embed_id: 'abc123' }],
  },
  connectPartner: {},
  createEndUser: { customers: [{ provided_id: 'acme', customer_id: 123, end_users: [endUser] }] },
  updateEndUser: { customers: [{ provided_id: 'acme', customer_id: 123, end_users: [endUser] }] },
  deleteEndUser: { customers: [{ provided_id: 'acme', customer_id: 123, end_users: [endUser] }] },
}

for (const operation of operations) {
  test(`${operation.name} has an example from its documentation`, async (t) => {
    const { examples } = operation
    t.ok(examples.length > 0)
    t.equal(new Set(examples.map(({ title }) => title)).size, examples.length)
  })

  for (const example of operation.examples) {
    for (const transport of ['fetch', 'socket'] as const) {
      test(`${operation.name} answers as documented: ${example.title}, over ${transport}`, async (t) => {
        const fixture = fixtures[operation.name] as Fixture | ((example: DocumentedExample) => Fixture)
        const { explo, call } = await startFake(t, {
          transport,
          fixtures: typeof fixture === 'function' ? fixture(example) : fixture,
          assumptions: example.under ?? {},
        })
        const query = example.query ? `?${new URLSearchParams(example.query)}` : ''

        const reply = await call(operation.method, (example.path ?? operation.url) + query, example.body)

        const [request] = await explo.requests.list()
        t.equal(reply.status, 200)
        t.strictSame(differences(example.reply, reply.body), Object.keys(example.differs ?? {}).sort())
        t.match(request, { operation: operation.name, unknownFields: { length: 0 } })
        t.strictSame(
          Object.values(example.differs ?? {}).filter((assumption) => !request?.assumptions.includes(assumption)),
          [],
        )
      })
    }
  }
}

/** The texts that the documentation uses for a token. */
const tokenPlaceholders = [
  '<customer_token_to_auth_dashboard>',
  '<user_group_token_to_auth_dashboard>',
  '<example_jwt>',
]

/** JSON pointers to missing, additional, different or reordered parts of the answer. */
function differences(documented: unknown, actual: unknown): string[] {
  return differing(documented, actual, '').sort()
}

function differing(documented: unknown, actual: unknown, pointer: string): string[] {
  if (isContainer(documented) && isContainer(actual)) {
    const shared = Object.keys(documented).filter((key) => key in actual)
    const sharedInOrder = Object.keys(actual).filter((key) => key in documented)
    const alone = [...Object.keys(documented), ...Object.keys(actual)].filter((key) => !shared.includes(key))
    return [
      ...alone.map((key) => `${pointer}/${key}`),
      ...(shared.join() === sharedInOrder.join() ? [] : [`${pointer} in another order`]),
      ...shared.flatMap((key) => differing(documented[key], actual[key], `${pointer}/${key}`)),
    ]
  }
  return says(actual, documented) ? [] : [pointer]
}

function isContainer(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}

/** A placeholder matches any token, and Explo's address matches the address of the fake. */
function says(actual: unknown, documented: unknown): boolean {
  if (tokenPlaceholders.includes(String(documented))) return /^([0-9a-f]{64}|[\w.-]{100,})$/.test(String(actual))
  if (!String(documented).startsWith('https://api.explo.co/')) return actual === documented
  return String(actual).replace(/^https?:\/\/[^/]+/, 'https://api.explo.co') === documented
}

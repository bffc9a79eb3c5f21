import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExploFakeOptions } from '../../../src/index.ts'
import { failureOf, type Note, type Product } from './product.ts'

const location = { table_name: 'location', schema_id: 1, columns: [{ name: 'id', type: 'INTEGER' }] }
const circle: Record<string, unknown> = { provided_id: 'acme' }
circle.properties = { circle }

/** Fixtures that cannot be; a text that ends in `.json` or `.yaml` is a file. */
const mistakes: Readonly<Record<string, unknown>> = {
  'no object': null,
  'a list of lists': [[]],
  'a function': () => 1,
  'values that JSON cannot say': {
    customers: [{ provided_id: 'acme', properties: { n: Number.NaN, big: 5n, map: new Map(), list: [undefined] } }],
  },
  'an object that contains itself': { customers: [circle] },
  'unknown keys': {
    custmers: [],
    customers: [{ provided_id: 'acme', nmae: 'Acme', isDemoGroup: true }],
    visibility_groups: [{ name: 'Production', api_token: [] }],
    dashboards: [{ name: 'Sales', attributes: [{ attribute: 'Team', valeu: 'Sales' }] }],
  },
  'an unknown key that resembles none': { schemas: [{ id: '40', database: 'x' }] },
  'missing keys': {
    visibility_groups: [{ api_tokens: [{}] }],
    customers: [{}],
    user_groups: [{}],
    data_sources: [{}],
    dashboards: [{}],
    embed_secrets: [{}],
  },
  'wrong types': {
    team_id: 'three',
    visibility_groups: [{ name: {}, api_tokens: 'x' }],
    customers: [{ provided_id: 'acme', name: null, properties: [], emails: {}, mapping: 'x' }],
    group_tags: {},
  },
  'wrong quotes': { team_id: '3', customers: [{ provided_id: 17, is_demo_group: 'no', mapping: { 40: 213 } }] },
  'blank and malformed values': {
    visibility_groups: [
      {
        name: ' ',
        api_tokens: [{ token: 'two words', permission: 'readonly' }],
      },
    ],
    customers: [{ provided_id: '' }],
    hierarchy_levels: [],
    embed_secrets: [{ key_id: 'k', key_value: 'too short' }],
  },
  'no visibility group': { visibility_groups: [] },
  'a key under both of its names': {
    customers: [{ provided_id: 'acme', visibility_group: 'Production', access_group: 'Testing' }],
  },
  'names that nothing declares': {
    visibility_groups: [{ name: 'Production' }, { name: 'Testing' }],
    group_tags: ['sales'],
    schemas: [{ id: '40' }],
    data_sources: [{ id: '213', schema: '41', visibility_groups: ['Prodution'] }],
    embed_secrets: [{ key_id: 'k', visibility_group: 'Staging' }],
    customers: [{ provided_id: 'acme', access_group: 'Prod', group_tags: ['slaes'], hierarchy_level_name: 'Custmer' }],
  },
  'a name where there is none': { customers: [{ provided_id: 'acme', group_tags: ['sales'] }] },
  'mappings that lead nowhere': {
    visibility_groups: [{ name: 'Production' }, { name: 'Testing' }],
    schemas: [{ id: '40' }, { id: '134' }],
    data_sources: [
      { id: '213', provided_id: 'orders', schema: '40' },
      { id: '386', schema: '134', visibility_groups: ['Testing'] },
    ],
    customers: [{ provided_id: 'acme', mapping: { 134: '386', 40: 'order', 135: '213' } }],
  },
  'parents that cannot be': {
    visibility_groups: [{ name: 'Production' }, { name: 'Testing' }],
    customers: [
      { provided_id: 'acme' },
      { provided_id: 'jane', hierarchy_level: 'User', parent_provided_id: 'acmee' },
      { provided_id: 'john', hierarchy_level: 'User', parent_provided_id: 'acme', visibility_group: 'Testing' },
      { provided_id: 'globex', parent_provided_id: 'acme' },
    ],
  },
  'what is there twice': {
    visibility_groups: [{ name: 'Testing' }, { name: 'Testing' }],
    group_tags: ['sales', 'sales'],
    schemas: [{ id: '40' }, { id: '40' }],
    dashboards: [{ name: 'Sales' }, { name: 'Sales' }],
    embed_secrets: [{ key_id: 'k' }, { key_id: 'k' }],
    customers: [{ provided_id: 'acme' }, { provided_id: 'acme' }],
    user_groups: [{ user_group_id: 'acme' }],
  },
  'ids that are taken': [
    { dashboards: [{ name: 'Sales', embed_id: 'vcjTgL2wdX' }], customers: [{ provided_id: 'acme', customer_id: 1 }] },
    {
      report_builders: [{ name: 'Sales', embed_id: 'vcjTgL2wdX' }],
      customers: [{ provided_id: 'globex', customer_id: 1 }],
    },
  ],
  'customers with the same token': {
    customers: [
      { provided_id: 'acme', token: 'a'.repeat(64) },
      { provided_id: 'globex', token: 'a'.repeat(64) },
    ],
  },
  'API tokens that are there twice': {
    visibility_groups: [
      {
        name: 'Production',
        api_tokens: [
          { token: 'one', permission: 'read-write' },
          { token: 'one', permission: 'read-only' },
        ],
      },
    ],
  },
  'end users that cannot be': {
    customers: [
      {
        provided_id: 'acme',
        end_users: [
          { provided_id: 'jane', emial: 'jane@acme.example' },
          { provided_id: 'jane', email: 'x' },
        ],
      },
    ],
  },
  'text with a NUL character': { customers: [{ provided_id: 'acme', name: 'A\0' }] },
  'portals and publications that name nothing': {
    portals: [{ customer_id: 'acm', dashboard_embed_id: 'nowhere', emails: [] }],
    publications: [{ embed_id: 'nowhere', resource_type: 'dashboard', environment: 'staging', version_number: 1 }],
  },
  'blueprints that cannot be': {
    customers: [{ provided_id: 'acme' }],
    blueprints: [
      { customer_id: 'acm', blueprint_name: 'Sales', tables: [location] },
      {
        customer_id: 'acme',
        blueprint_name: 'Sales',
        tables: [{ ...location, columns: [{ name: 'id', type: 'INT' }] }],
      },
    ],
  },
  'JSON that is not': 'acme.json',
  'JSON with a key twice': 'twice.json',
  'YAML that is not': 'acme.yaml',
  'an empty file': 'empty.json',
  'another kind of file': 'acme.txt',
  'a file that is missing': 'acmee.json',
  'a folder': '.',
  'a URL of the web': new URL('https://example.com/acme.json'),
}

const files = {
  'acme.json': '{\n  "customers": [{ "provided_id": "acme", }]\n}',
  'twice.json': '{\n  "group_tags": ["a"],\n  "group_tags": ["b"]\n}',
  'acme.yaml': 'customers:\n  - provided_id: acme\n   name: Acme\n',
  'empty.json': '',
  'acme.txt': '{}',
}

/** @param folder An empty one, for fixtures in files. */
export async function fixtureMessages({ library }: Product, note: Note, folder: string): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)

  const pathOf = (given: unknown) => (typeof given === 'string' ? join(folder, given) : given)
  for (const [name, fixtures] of Object.entries(mistakes)) {
    note(`fixture: ${name}`, await failureOf(() => start({ listen: false, fixtures: pathOf(fixtures) as never })))
  }

  const fake = await library.createExploFake({ listen: false, fixtures: { customers: [{ provided_id: 'acme' }] } })
  const seed = { customers: [{ provided_id: 'paris', parent_provided_id: 'acmee' }] }
  note('fixture: a seed that names nothing', await failureOf(() => fake.seed(seed)))
  note('fixture: a mode of seeding', await failureOf(() => fake.seed({}, { mode: 'replase' as never })))
  await fake.close()

  /** Closes what should have been refused. */
  async function start(options: ExploFakeOptions): Promise<void> {
    const fake = await library.createExploFake(options)
    await fake.close()
  }
}

import type { Fixture } from '../../../src/index.ts'
import type { PlantedStep } from './run-suite.mjs'

/** A small suite as data, so that programs in several languages can run it under the probe. */
export interface PlantedSuite {
  readonly name: string
  readonly steps: readonly PlantedStep[]
}

const token = (digit: string) => digit.repeat(64)

/** The fixture of all suites. It declares schemas and dashboards, so the fake refuses undeclared ones. */
export const plantedFixture: Fixture = {
  visibility_groups: [
    {
      name: 'Production',
      api_tokens: [
        { token: 'explo-test-token', permission: 'read-write' },
        { token: 'explo-test-token-read-only', permission: 'read-only' },
      ],
    },
  ],
  hierarchy_levels: ['Customer', 'User'],
  customers: [
    { provided_id: 'acme', name: 'Acme', token: token('a'), emails: ['a@acme.example'], properties: { region: 'EU' } },
    { provided_id: 'below', hierarchy_level: 'User', parent_provided_id: 'acme' },
    { provided_id: 'globex', name: 'Globex', token: token('b'), customer_id: 9 },
  ],
  group_tags: ['sales'],
  schemas: [{ id: '1' }],
  dashboards: [{ name: 'Sales', embed_id: 'vcjTgL2wdX' }],
}

const group = { user_group_id: 'new', name: 'New' }
const customer = { provided_id: 'new', name: 'New' }
const endUser = { provided_id: 'jo', email: 'jo@example.com', customer_id: 9 }
const tables = (schema: number) => [{ table_name: 't', schema_id: schema, columns: [] }]

const post = (path: string, body: object, expect: PlantedStep['expect'], headers = {}): PlantedStep => ({
  method: 'POST',
  path,
  body,
  expect,
  headers,
})
const get = (path: string, expect: PlantedStep['expect']): PlantedStep => ({ method: 'GET', path, expect, headers: {} })
const remove = (path: string, body: object, expect: PlantedStep['expect']): PlantedStep => ({
  ...post(path, body, expect),
  method: 'DELETE',
})
const readOnly = { 'explo-authorization': 'Token explo-test-token-read-only' }

const success = { status: [200, 201] }

/** Suites that depend on one assumption each, by the name of that assumption. */
export const dependentSuites: Readonly<Record<string, readonly PlantedSuite[]>> = {
  errorBody: [
    suite(
      'the success flag of a refusal',
      post('/api/get_customer/', { provided_id: 'no' }, { has: { '/success': 0 } }),
    ),
    suite(
      'where the sentences about fields are',
      post('/api/create_customer/', { provided_id: 'x' }, { has: { '/errors/name/0': 'This field is required.' } }),
    ),
    suite('the JSON of an unknown path', get('/api/no_such_path/', { has: { '/detail': 'Not found.' } })),
  ],
  missingCredentials: [
    suite('the status without a token', {
      ...post('/api/create_customer/', customer, { status: [401] }),
      headers: { 'explo-authorization': '' },
    }),
    suite('the status of an unknown token', {
      ...post('/api/create_customer/', customer, { status: [401] }),
      headers: { 'explo-authorization': 'Token nobody' },
    }),
  ],
  throttling: [
    suite(
      'the absence of a header',
      post('/__admin/faults', { match: { operation: 'listGroupTags' }, then: 'throttled' }, success),
      get('/api/group_tags/', { status: [429], headers: { 'retry-after': null } }),
    ),
  ],
  readOnlyToken: [
    suite(
      'a known customer by a read-only token',
      post('/api/create_customer/', { provided_id: 'acme', name: 'A' }, { status: [403] }, readOnly),
    ),
    suite(
      'a known user group by a read-only token',
      post('/api/create_user_group/', { user_group_id: 'acme', name: 'A' }, { status: [403] }, readOnly),
    ),
  ],
  unknownFields: [
    suite('a field of its own at create', post('/api/create_customer/', { ...customer, colour: 'red' }, success)),
    suite(
      'a field of its own at update',
      post('/api/update_customer/', { provided_id: 'acme', colour: 'red' }, { status: [200] }),
    ),
  ],
  trailingSlash: [
    suite('a POST without the slash', post('/api/create_customer', customer, { status: [301] })),
    suite('a GET without the slash', get('/api/group_tags', { status: [301] })),
  ],
  createdStatus: [
    suite('the status of a new user group', post('/api/create_user_group/', group, { status: [200] })),
    suite('the status of a new customer', post('/api/create_customer/', customer, { status: [200] })),
    suite('the status of a new end user', post('/api/create_end_user/', endUser, { status: [200] })),
  ],
  mappingTargets: [
    suite(
      'the refusal of an unknown schema',
      post('/api/create_customer/', { ...customer, mapping: { 99: '1' } }, { status: [400] }),
    ),
    suite(
      'the refusal of an unknown schema of a blueprint',
      post(
        '/api/create_blueprint/',
        { customer_id: 'acme', blueprint_name: 'B', tables: tables(99) },
        { status: [400] },
      ),
    ),
  ],
  userGroupProperties: [
    suite(
      'the properties of a new user group',
      post('/api/create_user_group/', { ...group, properties: { a: 1 } }, { has: { '/user_group/properties/a': 1 } }),
    ),
    suite(
      'the properties of an updated user group',
      post('/api/update_user_group/', { user_group_id: 'acme' }, { has: { '/user_group/properties/region': 'EU' } }),
    ),
  ],
  apiEnvironmentTag: [
    suite(
      'the absence of a field at create',
      post('/api/create_user_group/', group, { lacks: ['/user_group/api_environment_tag'] }),
    ),
    suite(
      'the absence of a field at update',
      post('/api/update_user_group/', { user_group_id: 'acme' }, { lacks: ['/user_group/api_environment_tag'] }),
    ),
  ],
  deleteWithChildren: [
    suite(
      'the refusal to delete a customer with children',
      remove('/api/delete_customer/', { current_token: token('a') }, { status: [400] }),
    ),
    suite(
      'the refusal to delete a user group with children',
      remove('/api/delete_user_group/', { current_token: token('a') }, { status: [400] }),
    ),
  ],
  updateEmails: [
    suite(
      'the e-mail addresses after an update',
      post(
        '/api/update_customer/',
        { provided_id: 'acme', emails: ['b@acme.example'] },
        { has: { '/customer/emails/1': 'b@acme.example' } },
      ),
    ),
  ],
  pageOutOfRange: [
    suite('the refusal of a page', get('/v2/api/customers/?page=99', { status: [404] })),
    suite('the refusal of a page at the first path', get('/api/v2/customers/?page=99', { status: [404] })),
  ],
  pageSize: [
    suite('the refusal of a page size', get('/v2/api/customers/?page_size=5000', { status: [400] })),
    suite('the refusal of a page size at the first path', get('/api/v2/customers/?page_size=0', { status: [400] })),
  ],
  v2Revision: [suite('the name of the total', get('/v2/api/customers/', { has: { '/total_count': 3 } }))],
  embedIds: [
    suite(
      'the refusal of an unknown dashboard',
      post('/api/generate_jwt/', { provided_id: 'acme', embed_id: 'no' }, { status: [400] }),
    ),
    suite(
      'the refusal to publish what is unknown',
      post(
        '/api/publish/',
        { embed_id: 'no', resource_type: 'dashboard', environment: 'production', version_number: 1 },
        { status: [400] },
      ),
    ),
  ],
  endUserAttributes: [
    suite(
      'an attribute of a new end user',
      post('/api/create_end_user/', { ...endUser, attributes: { a: 1 } }, { has: { '/end_user/attributes/a': 1 } }),
    ),
  ],
}

/** Suites that depend on no assumption, although their calls touch many. */
export const independentSuites: readonly PlantedSuite[] = [
  suite(
    'a customer that is created twice',
    post('/api/create_customer/', customer, { ...success, has: { '/new_customer': true } }),
    post('/api/create_customer/', customer, { ...success, has: { '/new_customer': false } }),
  ),
  suite('a user group', post('/api/create_user_group/', group, { ...success, has: { '/user_group/name': 'New' } })),
  suite('a customer', post('/api/get_customer/', { provided_id: 'acme' }, { has: { '/customer/token': token('a') } })),
  suite('an unknown customer', post('/api/get_customer/', { provided_id: 'no' }, { status: [404] })),
  suite(
    'an update',
    post('/api/update_customer/', { provided_id: 'acme', name: 'Acme 2' }, { has: { '/customer/name': 'Acme 2' } }),
  ),
  suite(
    'a rotated token',
    post('/api/refresh_customer_token/', { current_token: token('b') }, { status: [200] }),
    remove('/api/delete_customer/', { current_token: token('b') }, { status: [404] }),
  ),
  suite(
    'a deletion',
    remove('/api/delete_customer/', { current_token: token('b') }, { has: { '/success': 1 } }),
    post('/api/get_customer/', { provided_id: 'globex' }, { status: [404] }),
  ),
  suite(
    'a group tag',
    post('/api/create_group_tag/', { name: 'pilot' }, { has: { '/group_tag/name': 'pilot' } }),
    get('/api/group_tags/', { has: { '/group_tags/1/name': 'pilot' } }),
  ),
  suite(
    'a page of customers',
    get('/v2/api/customers/?page_size=2', { has: { '/results/customers/1/name': 'below' } }),
  ),
  suite(
    'a JWT',
    post('/api/generate_jwt/', { provided_id: 'acme', embed_id: 'vcjTgL2wdX' }, { status: [200], lacks: ['/detail'] }),
  ),
]

function suite(name: string, ...steps: readonly PlantedStep[]): PlantedSuite {
  return { name, steps }
}

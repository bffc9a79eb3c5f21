import type { OperationName } from '../../../src/explo/operations/index.ts'
import type { Fixture } from '../../../src/index.ts'
import { location } from '../../support/blueprints.ts'

/** A call: method, path, body and API token. The default token can write in the group Production. */
export type Call = readonly ['DELETE' | 'GET' | 'POST', string, (object | undefined)?, string?]

export const writer = 'writer'
const reader = 'reader'
const stranger = 'writer-of-the-sandbox'
const token = (digit: string) => digit.repeat(64)
const [acme, sandboxed] = [token('a'), token('b')]

export const mutantFixture: Fixture = {
  visibility_groups: [
    {
      name: 'Production',
      api_tokens: [
        { token: writer, permission: 'read-write' },
        { token: reader, permission: 'read-only' },
      ],
    },
    { name: 'Middle', api_tokens: [] },
    { name: 'Sandbox', api_tokens: [{ token: stranger, permission: 'read-write' }] },
  ],
  hierarchy_levels: ['Customer', 'User'],
  customers: [
    {
      provided_id: 'acme',
      name: 'Acme',
      token: acme,
      customer_id: 1,
      emails: ['a@acme.example'],
      group_tags: ['sales'],
      properties: { ratio: 1.5 },
      end_users: [{ provided_id: 'jo', email: 'jo@acme.example', attributes: { a: 1 } }],
    },
    { provided_id: 'below', token: token('c'), hierarchy_level: 'User', parent_provided_id: 'acme' },
    { provided_id: 'globex', token: token('d'), customer_id: 2 },
    { provided_id: 'apart', token: sandboxed, customer_id: 3, visibility_group: 'Sandbox' },
  ],
  group_tags: ['sales', 'pilot'],
  dashboards: [{ name: 'Sales', embed_id: 'vcjTgL2wdX' }],
  report_builders: [{ name: 'Builder', embed_id: 'JQvCTLT76V' }],
  blueprints: [
    { customer_id: 'acme', blueprint_id: 10, embed_id: 'A14aZ3', blueprint_name: 'Sales', tables: [location] },
    { customer_id: 'globex', blueprint_id: 11, embed_id: 'B14aZ3', blueprint_name: 'Sales', tables: [location] },
    {
      customer_id: 'apart',
      visibility_group: 'Sandbox',
      blueprint_id: 12,
      embed_id: 'C14aZ3',
      blueprint_name: 'Apart',
      tables: [location],
    },
  ],
  embed_secrets: [{ key_id: 'key', key_value: 'k'.repeat(32), visibility_group: 'Production' }],
}

const jwt = { provided_id: 'acme', embed_id: 'vcjTgL2wdX' }
const mail = { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX' }
const properties = { ratio: 1.0, name: 'x' }
const tables = [location]

/** For each operation, calls that show all its mutants to a client. */
export const scenarios: Readonly<Record<OperationName, readonly Call[]>> = {
  createUserGroup: creations('/api/create_user_group/', 'user_group_id'),
  createCustomer: creations('/api/create_customer/', 'provided_id'),
  updateUserGroup: updates('/api/update_user_group/', 'user_group_id'),
  updateCustomer: updates('/api/update_customer/', 'provided_id'),
  refreshUserGroupToken: rotations('POST', '/api/refresh_user_group_token/'),
  refreshCustomerToken: rotations('POST', '/api/refresh_customer_token/'),
  deleteUserGroup: rotations('DELETE', '/api/delete_user_group/'),
  deleteCustomer: rotations('DELETE', '/api/delete_customer/'),

  getCustomer: [
    ['POST', '/api/get_customer/', { provided_id: 'acme' }],
    ['POST', '/api/get_customer/', { provided_id: 'apart' }],
  ],
  listCustomers: [
    ['GET', '/api/customers/'],
    ['GET', '/api/customers/?parent_provided_id=acme'],
    ['DELETE', '/api/delete_customer/', { current_token: token('d') }],
    ['GET', '/api/customers/'],
  ],
  listCustomersV2: pages('/v2/api/customers/'),
  listCustomersV2FirstRevision: pages('/api/v2/customers/'),
  configureCustomerPortal: [
    ['POST', '/api/configure_customer_portal/', portal('acme', 'a@acme.example')],
    ['POST', '/api/configure_customer_portal/', portal('acme', 'b@acme.example')],
    ['POST', '/api/configure_customer_portal/', portal('apart', 'b@acme.example')],
    ['POST', '/api/configure_customer_portal/', portal('acme', 'c@acme.example'), reader],
  ],
  generateJwt: [
    ['POST', '/api/generate_jwt/', jwt],
    ['POST', '/api/generate_jwt/', { ...jwt, expiration: 'PT1H', key_id: 'key', chart_id: 'chart' }],
    ['POST', '/api/generate_jwt/', { ...jwt, rb_allowed_features: ['flt'], embed_origin: 'https://acme.example' }],
    ['POST', '/api/generate_jwt/', { ...jwt, expiration: 'soon' }],
    ['POST', '/api/generate_jwt/', { ...jwt, provided_id: 'apart' }],
    ['POST', '/api/generate_jwt/', { ...jwt, provided_id: 'nobody' }],
    ['POST', '/api/generate_jwt/', jwt, reader],
  ],

  createEndUser: [
    ['POST', '/api/create_end_user/', endUser('al', 'al@acme.example')],
    ['POST', '/api/create_end_user/', endUser('al', 'other@acme.example')],
    ['POST', '/api/create_end_user/', { provided_id: 'al', email: 'third@acme.example', end_user_group_id: 1 }],
    ['POST', '/api/create_end_user/', { ...endUser('al', 'al@acme.example'), customer_id: 99 }],
    ['POST', '/api/create_end_user/', endUser('al', 'al@acme.example'), reader],
  ],
  updateEndUser: [
    ['POST', '/api/update_end_user/', { provided_id: 'jo', customer_id: 1, email: 'j@acme.example' }],
    ['POST', '/api/update_end_user/', { provided_id: 'jo', customer_id: 1, attributes: { b: 2 } }],
    ['POST', '/api/update_end_user/', { provided_id: 'jo', customer_id: 1 }, reader],
  ],
  deleteEndUser: [
    ['DELETE', '/api/delete_end_user/', { provided_id: 'jo', customer_id: 1 }, reader],
    ['DELETE', '/api/delete_end_user/', { provided_id: 'jo', customer_id: 1 }],
    ['DELETE', '/api/delete_end_user/', { provided_id: 'jo', customer_id: 1 }],
  ],

  createGroupTag: [
    ['POST', '/api/create_group_tag/', { name: 'new' }],
    ['POST', '/api/create_group_tag/', { name: 'new' }],
    ['POST', '/api/create_group_tag/', { name: 'newer' }, reader],
  ],
  renameGroupTag: [
    ['POST', '/api/rename_group_tag/', { name: 'sales', new_name: 'deals' }],
    ['POST', '/api/rename_group_tag/', { name: 'unknown', new_name: 'other' }],
    ['POST', '/api/rename_group_tag/', { name: 'deals', new_name: 'pilot' }],
    ['POST', '/api/rename_group_tag/', { name: 'pilot', new_name: 'pilots' }, reader],
  ],
  deleteGroupTag: [
    ['POST', '/api/delete_group_tag/', { name: 'sales' }, reader],
    ['POST', '/api/delete_group_tag/', { name: 'sales' }],
    ['POST', '/api/delete_group_tag/', { name: 'sales' }],
  ],
  listGroupTags: [['GET', '/api/group_tags/']],

  createBlueprint: [
    ['POST', '/api/create_blueprint/', { customer_id: 'acme', blueprint_name: 'New', tables }],
    ['POST', '/api/create_blueprint/', { customer_id: 'acme', blueprint_name: 'New', tables }],
    ['POST', '/api/create_blueprint/', { customer_id: 'apart', blueprint_name: 'New', tables }],
    ['POST', '/api/create_blueprint/', { customer_id: 'acme', blueprint_name: 'Newer', tables }, reader],
  ],
  updateBlueprint: [
    ['POST', '/api/update_blueprint/', { blueprint_id: 10, tables: [] }],
    ['POST', '/api/update_blueprint/', { blueprint_id: 12, tables: [] }],
    ['POST', '/api/update_blueprint/', { blueprint_id: 10, tables }, reader],
  ],
  getCustomerBlueprints: [
    ['POST', '/api/get_customer_blueprints/', { customer_id: 'acme' }],
    ['POST', '/api/get_customer_blueprints/', { customer_id: 'apart' }],
  ],

  listDashboards: [['GET', '/api/dashboard/']],
  listReports: [['GET', '/api/reports/']],
  publish: [
    ['POST', '/api/publish/', publication(1)],
    ['POST', '/api/publish/', publication(2), reader],
  ],
  emailDashboardScreenshot: [
    ['POST', '/api/dashboard/screenshot/', mail],
    ['POST', '/api/dashboard/screenshot/', { ...mail, email: 'a@acme.example' }],
    ['POST', '/api/dashboard/screenshot/', { ...mail, provided_id: 'apart' }],
    ['POST', '/api/dashboard/screenshot/', mail, reader],
  ],
  emailDashboardReport: [
    ['POST', '/api/dashboard/report/', { ...mail, email: 'a@acme.example' }],
    ['POST', '/api/dashboard/report/', { ...mail, email: 'a@acme.example', provided_id: 'apart' }],
    ['POST', '/api/dashboard/report/', { ...mail, email: 'a@acme.example' }, reader],
  ],
  connectPartner: [
    ['POST', '/api/partners/connect/', { email: 'a@acme.example', team_name: 'A', connection_info: {} }],
    ['POST', '/api/partners/connect/', { email: 'a@acme.example', team_name: 'A', connection_info: {} }, reader],
  ],
}

/** Calls that show the mutants of all operations to a client. */
export const generalScenario: readonly Call[] = [
  ['GET', '/api/group_tags/', undefined, ''],
  ['GET', '/api/group_tags/', undefined, 'nobody'],
  ['GET', '/api/group_tags/'],
  ['GET', '/api/group_tags/'],
]

function creations(path: string, id: string): Call[] {
  return [
    ['POST', path, { [id]: 'new', name: 'New', properties }],
    ['POST', path, { [id]: 'new', name: 'Other', is_demo_group: true }],
    ['POST', path, { [id]: 'apart', name: 'Apart here', properties: null }],
    ['POST', path, { [id]: 'acme', name: 'Acme' }],
    ['POST', path, { [id]: 'newer', name: 'Newer' }, reader],
    ['POST', path, { [id]: 'new', name: 'Stranger' }, stranger],
  ]
}

function updates(path: string, id: string): Call[] {
  return [
    ['POST', path, { [id]: 'acme', name: 'Acme 2' }],
    ['POST', path, { [id]: 'acme', properties }],
    ['POST', path, { [id]: 'apart', name: 'Apart 2' }],
    ['POST', path, { [id]: 'nobody', name: 'Nobody' }],
    ['POST', path, { [id]: 'acme', name: 'Acme 3' }, reader],
  ]
}

/** Deletes a customer with a rotated token, and one that was already deleted. */
function rotations(method: 'DELETE' | 'POST', path: string): Call[] {
  return [
    ['POST', '/api/refresh_customer_token/', { current_token: token('c') }],
    [method, path, { current_token: token('c') }],
    [method, path, { current_token: token('d') }, reader],
    [method, path, { current_token: token('d') }],
    [method, path, { current_token: token('d') }],
    [method, path, { current_token: sandboxed }],
    [method, path, { current_token: 'nobody' }],
    ['DELETE', '/api/delete_customer/', { current_token: token('c') }],
  ]
}

function pages(path: string): Call[] {
  return [
    ['GET', path],
    ['GET', `${path}?page_size=2`],
    ['GET', `${path}?page=2&page_size=2`],
    ['GET', `${path}?parent_provided_id=acme`],
    ['DELETE', '/api/delete_user_group/', { current_token: token('d') }],
    ['GET', path],
  ]
}

function portal(id: string, email: string) {
  return { dashboard_embed_id: 'vcjTgL2wdX', provided_id: id, emails: [email] }
}

function endUser(id: string, email: string) {
  return { provided_id: id, email, customer_id: 1, attributes: { a: 1 } }
}

function publication(version: number) {
  return { embed_id: 'vcjTgL2wdX', resource_type: 'dashboard', environment: 'production', version_number: version }
}

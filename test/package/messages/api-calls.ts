import { location } from '../../support/blueprints.ts'

export const writer = 'explo-test-token'
export const reader = 'explo-test-token-read-only'
const token = (digit: string) => digit.repeat(64)

/** What the world has that answers. */
export const fixtures = {
  visibility_groups: [
    {
      name: 'Production',
      api_tokens: [
        { token: writer, permission: 'read-write' },
        { token: reader, permission: 'read-only' },
      ],
    },
    { name: 'Sandbox', api_tokens: [{ token: 'token-of-the-sandbox', permission: 'read-write' }] },
  ],
  group_tags: ['sales', 'pilot'],
  schemas: [{ id: '1' }, { id: '40' }],
  data_sources: [{ id: '213', schema: '40' }],
  dashboards: [{ name: 'Sales', embed_id: 'vcjTgL2wdX' }],
  embed_secrets: [{ key_id: 'primary', key_value: 'k'.repeat(32) }],
  customers: [
    {
      ...{ provided_id: 'acme', customer_id: 1, token: token('a') },
      end_users: [{ provided_id: 'jane', email: 'jane@acme.example' }],
    },
    { provided_id: 'paris', customer_id: 2, token: token('b'), hierarchy_level: 'User', parent_provided_id: 'acme' },
    { provided_id: 'apart', customer_id: 3, token: token('c'), visibility_group: 'Sandbox' },
  ],
} as const

/** A call of an operation, and what it refuses. */
export interface Call {
  /** What is sent, as a body or as a query. */
  readonly sends: Fields
  /** For each refusal that not every operation has: what is sent in another way. */
  readonly refusals: Readonly<Record<string, Fields>>
}

export type Fields = Readonly<Record<string, unknown>>

const customer = { notFound: { provided_id: 'acm' }, otherGroup: { provided_id: 'apart' } }
const badMapping = { 41: '213', 40: 'order' }
const embedIds = { dashboard_embed_id: 'vcjTgL2wdY' }
const tables = [location]

export const calls: Readonly<Record<string, Call>> = {
  createCustomer: {
    sends: { provided_id: 'globex', name: 'Globex' },
    refusals: {
      fieldTypes: {
        provided_id: undefined,
        provided_ID: 'globex',
        name: ' ',
        emails: 'a',
        properties: [],
        mapping: { 40: 1 },
      },
      existingNames: { group_tags: ['saels'], hierarchy_level_name: 'Customr', parent_provided_id: 'acm' },
      mappingTargets: { mapping: badMapping },
    },
  },
  getCustomer: { sends: { provided_id: 'acme' }, refusals: { ...customer, fieldTypes: { provided_id: 7 } } },
  listCustomers: { sends: {}, refusals: { fieldTypes: { parent_provided_id: '' } } },
  listCustomersV2: pages(),
  listCustomersV2FirstRevision: pages(),
  updateCustomer: {
    sends: { provided_id: 'acme' },
    refusals: {
      ...customer,
      fieldTypes: { provided_id: undefined, name: 7, is_demo_group: 'no' },
      existingNames: { group_tags: ['saels'], parent_provided_id: 'paris' },
      mappingTargets: { mapping: badMapping },
      takenId: { new_provided_id: 'paris' },
    },
  },
  deleteCustomer: {
    sends: { current_token: token('b') },
    refusals: { ...byToken(), hasChildren: { current_token: token('a') } },
  },
  refreshCustomerToken: { sends: { current_token: token('b') }, refusals: byToken() },
  configureCustomerPortal: {
    sends: { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX', emails: ['a@acme.example'] },
    refusals: {
      ...customer,
      fieldTypes: { dashboard_embed_id: 7, emails: undefined, email: 'a' },
      embedIds: { dashboard_embed_id: 'vcjTgL2wdY' },
    },
  },
  generateJwt: {
    sends: { provided_id: 'acme', embed_id: 'vcjTgL2wdX' },
    refusals: {
      ...customer,
      fieldTypes: { embed_id: undefined, rb_allowed_features: [1] },
      duration: { expiration: '24h' },
      embedIds: { embed_id: 'vcjTgL2wdY' },
      unknownKey: { key_id: 'primry' },
    },
  },
  createBlueprint: {
    sends: { customer_id: 'acme', blueprint_name: 'Sales', tables },
    refusals: {
      fieldTypes: { tables: [{ columns: [{ name: 'id', type: 'INT' }] }] },
      notFound: { customer_id: 'acm' },
      otherGroup: { customer_id: 'apart' },
      unknownSchema: { tables: [{ ...location, schema_id: 41 }] },
    },
  },
  updateBlueprint: {
    sends: { blueprint_id: 10, tables },
    refusals: {
      fieldTypes: { blueprint_id: 'ten' },
      notFound: { blueprint_id: 99 },
      otherGroup: { blueprint_id: 12 },
      unknownSchema: { tables: [{ ...location, schema_id: 41 }] },
    },
  },
  getCustomerBlueprints: {
    sends: { customer_id: 'acme' },
    refusals: {
      fieldTypes: { customer_id: undefined },
      notFound: { customer_id: 'acm' },
      otherGroup: { customer_id: 'apart' },
    },
  },
  listDashboards: { sends: {}, refusals: {} },
  listReports: { sends: {}, refusals: {} },
  publish: {
    sends: { embed_id: 'vcjTgL2wdX', resource_type: 'dashboard', environment: 'staging', version_number: 1 },
    refusals: {
      fieldTypes: { resource_type: 'chart', version_number: 0 },
      embedIds: { embed_id: 'vcjTgL2wdY' },
    },
  },
  emailDashboardScreenshot: {
    sends: { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX' },
    refusals: { ...customer, embedIds, fieldTypes: { export_type: 'png' } },
  },
  emailDashboardReport: {
    sends: { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX', email: 'jane@acme.example' },
    refusals: { ...customer, embedIds, fieldTypes: { email: undefined } },
  },
  connectPartner: {
    sends: { email: 'jane@acme.example', team_name: 'Acme', connection_info: {} },
    refusals: { fieldTypes: { team_name: null }, connectionInfo: { connection_info: '{' } },
  },
  listGroupTags: { sends: {}, refusals: {} },
  createGroupTag: {
    sends: { name: 'trial' },
    refusals: { fieldTypes: { name: undefined, nmae: 'trial' }, takenTag: { name: 'sales' } },
  },
  renameGroupTag: {
    sends: { name: 'sales', new_name: 'trial' },
    refusals: { fieldTypes: { new_name: '' }, takenTag: { new_name: 'pilot' }, unknownTag: { name: 'saels' } },
  },
  deleteGroupTag: {
    sends: { name: 'pilot' },
    refusals: { fieldTypes: { name: {} }, unknownTag: { name: 'pilt' } },
  },
  createEndUser: {
    sends: { provided_id: 'john', email: 'john@acme.example', customer_id: 1 },
    refusals: { fieldTypes: { customer_id: undefined, email: 7 }, unknownNumber: { customer_id: 99 } },
  },
  updateEndUser: {
    sends: { provided_id: 'jane', customer_id: 1 },
    refusals: {
      fieldTypes: { customer_id: '1' },
      notFound: { provided_id: 'jan' },
      unknownNumber: { customer_id: 99 },
    },
  },
  deleteEndUser: {
    sends: { provided_id: 'jane', customer_id: 1 },
    refusals: {
      fieldTypes: { provided_id: undefined },
      notFound: { provided_id: 'jan' },
      unknownNumber: { customer_id: 99 },
    },
  },
  createUserGroup: {
    sends: { user_group_id: 'globex', name: 'Globex' },
    refusals: {
      fieldTypes: { user_group_id: undefined, user_groupid: 'globex' },
      mappingTargets: { mapping: badMapping },
    },
  },
  updateUserGroup: {
    sends: { user_group_id: 'acme' },
    refusals: {
      fieldTypes: { name: null },
      mappingTargets: { mapping: badMapping },
      notFound: { user_group_id: 'acm' },
      otherGroup: { user_group_id: 'apart' },
    },
  },
  deleteUserGroup: {
    sends: { current_token: token('b') },
    refusals: { ...byToken(), hasChildren: { current_token: token('a') } },
  },
  refreshUserGroupToken: { sends: { current_token: token('b') }, refusals: byToken() },
}

function pages(): Call {
  return {
    sends: { page: '1' },
    refusals: {
      fieldTypes: { page_size: 'ten', hierarchy_level_name: '' },
      invalidPage: { page: '9' },
      pageSize: { page_size: '5001' },
    },
  }
}

function byToken(): Call['refusals'] {
  return {
    fieldTypes: { current_token: undefined, token: token('b') },
    notFound: { current_token: token('9') },
    otherGroup: { current_token: token('c') },
    retiredToken: {},
  }
}

/** Only seeded where the package knows blueprints. */
export const blueprints = {
  blueprints: [
    { customer_id: 'acme', blueprint_id: 10, embed_id: 'A14aZ3', blueprint_name: 'Sales', tables },
    {
      ...{ customer_id: 'apart', visibility_group: 'Sandbox' },
      ...{ blueprint_id: 12, embed_id: 'C14aZ3', blueprint_name: 'Apart', tables },
    },
  ],
}

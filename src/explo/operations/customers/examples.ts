import type { DocumentedExamples } from '../documented-example.ts'

const docs = 'https://docs.explo.co/api-reference/customer-api'
const currentToken = 'a'.repeat(64)
const token = '<customer_token_to_auth_dashboard>'
const mapping = { '40': '213', '134': '386' }
const mendedMapping = 'The mappings of the answer were no JSON: a colon for a comma, and a quote too few.'
const twoGroups = 'visibilityGroups'

/** The answers of older revisions, and of the page about tokens, lack what was added later. */
const sinceThen = {
  '/customer/group_tags': 'replyFields',
  '/customer/access_group': 'replyFields',
  '/customer/hierarchy_level': 'replyFields',
} as const

const shared = {
  token,
  name: 'Example 1',
  provided_id: 'example_1',
  is_demo_group: false,
  emails: ['example@example.com'],
}
const mappings = {
  parent_schema_datasource_mapping: mapping,
  computed_parent_schema_datasource_mapping: mapping,
}

const customer = {
  ...shared,
  group_tags: ['sales'],
  properties: { filterValue: 'value' },
  computed_properties: { filterValue: 'value' },
  access_group: 'Production',
  ...mappings,
  hierarchy_level: 'Customer',
}
const olderCustomer = {
  ...shared,
  properties: { filterValue: 'value' },
  computed_properties: { filterValue: 'value' },
  ...mappings,
}
const updatedCustomer = {
  ...shared,
  emails: ['new_email@example.com'],
  properties: { filterValue: 'new_value' },
  computed_properties: { filterValue: 'new_value' },
  ...mappings,
}

/** The two customers of every list, whose properties differ between its revisions. */
function listed(properties: Readonly<Record<string, string>>) {
  const values = { properties, computed_properties: properties }
  return [
    {
      ...shared,
      group_tags: ['designers', 'engineers'],
      ...values,
      access_group: 'Development',
      ...mappings,
      hierarchy_level: 'Level 1',
    },
    {
      ...shared,
      name: 'Example 2',
      provided_id: 'example_2',
      emails: ['example2@example.com'],
      group_tags: [],
      ...values,
      access_group: 'Production',
      ...mappings,
      hierarchy_level: 'Level 2',
    },
  ]
}

/** The same in the revision whose keys are in camelCase. */
const listedInCamelCase = listed({ filterValue: 'value' }).map((one) => ({
  token,
  name: one.name,
  providedId: one.provided_id,
  isDemoGroup: one.is_demo_group,
  emails: one.emails,
  groupTags: one.group_tags,
  properties: one.properties,
  computedProperties: one.computed_properties,
  accessGroup: one.access_group,
  parentSchemaDatasourceMapping: mapping,
  computedParentSchemaDatasourceMapping: mapping,
  hierarchyLevel: one.hierarchy_level,
}))

const createBody = {
  provided_id: 'example_1',
  name: 'Example 1',
  mapping,
  properties: { filterValue: 'value' },
  emails: ['example@example.com'],
}

export const customerExamples: DocumentedExamples = {
  createCustomer: [
    {
      title: 'The newest page',
      source: `${docs}/get-or-create`,
      repaired: mendedMapping,
      body: { ...createBody, group_tags: ['sales'], hierarchy_level_name: 'Customer' },
      reply: { success: 1, new_customer: true, customer },
    },
    {
      title: 'An older page, with another level',
      source: `${docs}/get-or-create`,
      repaired: mendedMapping,
      body: { ...createBody, group_tags: ['sales'], hierarchy_level_name: 'Level 2' },
      reply: { success: 1, new_customer: true, customer: { ...customer, hierarchy_level: 'Level 2' } },
    },
    {
      title: 'The oldest page',
      source: `${docs}/get-or-create`,
      repaired: `${mendedMapping} The request is cut off; it has what the answer shows.`,
      body: createBody,
      reply: { success: 1, new_customer: true, customer: olderCustomer },
      differs: sinceThen,
    },
  ],
  getCustomer: [
    {
      title: 'The page',
      source: `${docs}/get`,
      repaired: mendedMapping,
      body: { provided_id: 'example_1' },
      reply: { success: 1, customer },
    },
  ],
  listCustomers: [
    {
      title: 'The newest page',
      source: `${docs}/customers`,
      repaired: `${mendedMapping} One revision shows a mapping twice in one customer.`,
      reply: { success: 1, new_customer: true, customers: listed({ filterValue: 'value' }) },
      differs: { '/new_customer': 'replyFields', '/customers/0/access_group': twoGroups },
    },
    {
      title: 'The oldest page',
      source: `${docs}/customers`,
      repaired: mendedMapping,
      reply: {
        success: 1,
        new_customer: true,
        customers: [
          olderCustomer,
          { ...olderCustomer, name: 'Example 2', provided_id: 'example_2', emails: ['example2@example.com'] },
        ],
      },
      differs: {
        '/new_customer': 'replyFields',
        '/customers/0/group_tags': 'replyFields',
        '/customers/0/access_group': 'replyFields',
        '/customers/0/hierarchy_level': 'replyFields',
        '/customers/1/group_tags': 'replyFields',
        '/customers/1/access_group': 'replyFields',
        '/customers/1/hierarchy_level': 'replyFields',
      },
    },
  ],
  listCustomersV2: [
    {
      title: 'The newest page',
      source: `${docs}/customers-v2`,
      query: { pageSize: '2', page: '1' },
      reply: { total_count: 10, results: { customers: listed({ filter_value: 'value' }) } },
      differs: { '/results/customers/0/access_group': twoGroups },
    },
    {
      title: 'The second page',
      source: `${docs}/customers-v2`,
      repaired: mendedMapping,
      query: { pageSize: '2', page: '1' },
      reply: { count: 10, results: { customers: listedInCamelCase } },
      under: { v2Revision: 'b' },
      differs: { '/results/customers/0/accessGroup': twoGroups },
    },
  ],
  listCustomersV2FirstRevision: [
    {
      title: 'The first page',
      source: `${docs}/customers-v2`,
      repaired: mendedMapping,
      query: { page_size: '2', page: '1' },
      reply: {
        count: 10,
        next: 'https://api.explo.co/api/v2/customers/?page_size=2&page=2',
        previous: null,
        results: { customers: listed({ filterValue: 'value' }) },
      },
      differs: { '/results/customers/0/access_group': twoGroups },
    },
  ],
  updateCustomer: [
    {
      title: 'The newest page',
      source: `${docs}/update`,
      repaired: `${mendedMapping} The copy that is known hides the e-mail address.`,
      body: {
        provided_id: 'example_1',
        properties: { filterValue: 'new_value' },
        emails: ['new_email@example.com'],
        group_tags: ['engineers', 'sales'],
        hierarchy_level_name: 'Level 1',
      },
      reply: {
        success: 1,
        customer: {
          ...shared,
          emails: ['new_email@example.com'],
          group_tags: ['engineers', 'sales'],
          properties: { filterValue: 'new_value' },
          computed_properties: { filterValue: 'new_value' },
          access_group: 'Production',
          ...mappings,
          hierarchy_level: 'Level 1',
        },
      },
    },
    {
      title: 'An older example, on the page about tokens',
      source: `${docs}/refresh-token`,
      repaired: mendedMapping,
      body: {
        provided_id: 'example_1',
        properties: { filterValue: 'new_value' },
        emails: ['new_email@example.com'],
      },
      reply: { success: 1, customer: updatedCustomer },
      differs: sinceThen,
    },
  ],
  deleteCustomer: [
    {
      title: 'The newest page',
      source: `${docs}/delete`,
      body: { current_token: currentToken },
      reply: { success: 1 },
    },
    {
      title: 'The older page, where descendants are deleted as well',
      source: `${docs}/delete`,
      body: { current_token: currentToken },
      reply: { success: 1 },
      under: { deleteWithChildren: 'cascade' },
    },
  ],
  refreshCustomerToken: [
    {
      title: 'The page',
      source: `${docs}/refresh-token`,
      repaired: `${mendedMapping} The command called /api/update_customer/.`,
      body: { current_token: currentToken },
      reply: { success: 1, customer: updatedCustomer },
      differs: sinceThen,
    },
  ],
  configureCustomerPortal: [
    {
      title: 'The page',
      source: `${docs}/configure-portal`,
      body: {
        dashboard_embed_id: 'Ab123CdefG',
        provided_id: 'test_id_1',
        emails: ['apple@explo.co', 'orange@explo.co'],
      },
      reply: { success: 1 },
    },
  ],
  generateJwt: [
    {
      title: 'The page',
      source: `${docs}/generate-jwt`,
      body: {
        provided_id: 'customer_1',
        embed_id: 'abcde',
        expiration: 'PT1H',
        key_id: 'aa111111-1a11-111a-aa11-1aaaa11a1a11',
      },
      reply: { success: 1, jwt: '<example_jwt>' },
    },
  ],
}

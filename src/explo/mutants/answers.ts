import { type AnswerDefects, answerMutants } from '../../engine/probe/mutants.ts'

const token = ['missing', 'null', 'other'] as const
const done = { success: ['zero'] } as const

/** The defects of the answers of each operation, in the fields that clients read. */
const table: AnswerDefects = {
  createUserGroup: {
    new_user_group: ['flipped', 'missing'],
    user_group: ['missing'],
    'user_group.token': token,
    'user_group.provided_id': ['number', 'other'],
    'user_group.name': ['other'],
    'user_group.is_demo_group': ['flipped'],
    'user_group.team_id': ['text'],
    'user_group.properties': ['null'],
  },
  updateUserGroup: { 'user_group.token': token, 'user_group.name': ['other'], 'user_group.properties': ['null'] },
  refreshUserGroupToken: { user_group: ['missing'], 'user_group.token': token },
  deleteUserGroup: done,

  createCustomer: {
    new_customer: ['flipped', 'missing'],
    customer: ['missing'],
    'customer.token': token,
    'customer.provided_id': ['number', 'other'],
    'customer.name': ['other'],
    'customer.is_demo_group': ['flipped'],
    'customer.properties': ['null'],
    'customer.hierarchy_level': ['other'],
    'customer.emails': ['empty'],
  },
  updateCustomer: {
    'customer.token': token,
    'customer.name': ['other'],
    'customer.emails': ['empty'],
    'customer.properties': ['null'],
  },
  getCustomer: {
    customer: ['missing'],
    'customer.token': token,
    'customer.name': ['other'],
    'customer.emails': ['empty'],
    'customer.properties': ['null'],
    'customer.hierarchy_level': ['other'],
  },
  refreshCustomerToken: { customer: ['missing'], 'customer.token': token },
  deleteCustomer: done,
  listCustomers: { customers: ['null', 'empty'], 'customers.0.token': token, 'customers.0.name': ['other'] },
  listCustomersV2: {
    total_count: ['text', 'missing'],
    'results.customers': ['null', 'empty'],
    'results.customers.0.token': token,
  },
  listCustomersV2FirstRevision: { count: ['text'], next: ['null'], 'results.customers': ['null', 'empty'] },
  configureCustomerPortal: done,
  generateJwt: { jwt: token },

  createEndUser: {
    'end_user.provided_id': ['number'],
    'end_user.email': ['other'],
    'end_user.attributes': ['missing'],
  },
  updateEndUser: { 'end_user.email': ['other'], 'end_user.attributes': ['missing'] },
  deleteEndUser: done,

  createGroupTag: { 'group_tag.name': ['null', 'other'] },
  renameGroupTag: { 'group_tag.name': ['null', 'other'] },
  deleteGroupTag: done,
  listGroupTags: { group_tags: ['null', 'empty'], 'group_tags.0.name': ['other'] },

  createBlueprint: { blueprint_id: ['missing', 'text', 'other'] },
  updateBlueprint: done,
  getCustomerBlueprints: { blueprints: ['null', 'empty'], 'blueprints.0.embed_id': ['null'] },

  listDashboards: { dashboards: ['null', 'empty'], 'dashboards.0.embed_id': ['missing'] },
  listReports: { reports: ['null', 'empty'], 'reports.0.embed_id': ['missing'] },
  publish: done,
  emailDashboardScreenshot: { link: ['missing'] },
  emailDashboardReport: done,
  connectPartner: done,
}

export const defectiveAnswers = answerMutants(table)

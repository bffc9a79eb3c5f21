import type { Entry } from '../../engine/journal/entry.ts'
import { type AnswerDefects, answerMutants } from '../../engine/probe/mutants.ts'
import type { ProbeFacts } from '../../engine/service.ts'
import type { AssumptionName } from '../assumptions.ts'
import { operations } from '../operations/index.ts'
import { customerMutants } from './customers.ts'
import { derivedMutants } from './derived.ts'
import { listMutants } from './lists.ts'
import { otherMutants } from './others.ts'

const token = ['missing', 'null', 'other'] as const
const done = { success: ['zero'] } as const

/** The defects of the answers of each operation, in the fields that clients read. */
const answers: AnswerDefects = {
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

/** The facts for the command `probe`. Mutants are in the order of the operations. */
export const probeFacts: ProbeFacts = {
  mutants: inOrder([
    ...answerMutants(answers),
    ...customerMutants,
    ...listMutants,
    ...otherMutants,
    ...derivedMutants(operations),
  ]),
  alsoRestsOn,
}

function inOrder(mutants: ProbeFacts['mutants']): ProbeFacts['mutants'] {
  const names = operations.map(({ name }) => String(name))
  return mutants.toSorted((one, other) => names.indexOf(one.operation) - names.indexOf(other.operation))
}

/** The assumptions about how refusals are written. The journal names only the one that each refusal rests on. */
function alsoRestsOn({ status, refusal, isInjected, unknownFields }: Entry): AssumptionName[] {
  return [
    // With `refuse`, these may be refused before anything else.
    ...(unknownFields.length > 0 ? (['unknownFields'] as const) : []),
    ...(refusal !== null || isInjected ? (['errorBody'] as const) : []),
    ...(status === 401 || status === 403 ? (['missingCredentials'] as const) : []),
    ...(status === 429 ? (['throttling'] as const) : []),
    ...(refusal === 'unknownSchema' ? (['mappingTargets'] as const) : []),
  ]
}

import { test } from 'tap'
import { type OperationName, operationNamed } from '../../../src/explo/operations/index.ts'
import { type Fetch, named, run, startTarget } from '../../support/contract.ts'

type Json = ReturnType<typeof JSON.parse>

/** A fault in the answers of one operation: what becomes of a body, a status or a header. */
interface Fault {
  readonly of: OperationName
  /** Only of answers with this status. @default 200 */
  readonly at?: number
  readonly body?: (body: Json) => unknown
  readonly status?: number
  readonly header?: readonly [name: string, value: string | null]
  /** The check that notices it. */
  readonly noticedBy: string
}

const without = (key: string) => (object: Json) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
const group = (change: (group: Json) => Json) => (body: Json) => ({ ...body, user_group: change(body.user_group) })
const customer = (change: (customer: Json) => Json) => (body: Json) => ({ ...body, customer: change(body.customer) })
const set = (fields: Json) => (object: Json) => ({ ...object, ...fields })
const another = () => 'a'.repeat(64)

const faults: Readonly<Record<string, Fault>> = {
  'success is missing': { of: 'createUserGroup', body: without('success'), noticedBy: 'createUserGroup' },
  'success is true': { of: 'createCustomer', body: set({ success: true }), noticedBy: 'createCustomer' },
  'the flag always says new': {
    of: 'createUserGroup',
    body: set({ new_user_group: true }),
    noticedBy: 'existingGroup',
  },
  'the flag never says new': { of: 'createCustomer', body: set({ new_customer: false }), noticedBy: 'createCustomer' },
  'is_demo_group is missing': {
    of: 'createUserGroup',
    body: group(without('is_demo_group')),
    noticedBy: 'createUserGroup',
  },
  'is_demo_group is missing after a refresh': {
    of: 'refreshUserGroupToken',
    body: group(without('is_demo_group')),
    noticedBy: 'refreshedFields',
  },
  'an additional field': { of: 'createUserGroup', body: group(set({ id: 7 })), noticedBy: 'createUserGroup' },
  'the id with its name from the request': {
    of: 'createUserGroup',
    body: group(({ provided_id, ...rest }) => ({ ...rest, user_group_id: provided_id })),
    noticedBy: 'createUserGroup',
  },
  'another id than the request': {
    of: 'createUserGroup',
    body: group(set({ provided_id: 'another' })),
    noticedBy: 'createUserGroup',
  },
  'properties of user groups': {
    of: 'createUserGroup',
    body: group(without('properties')),
    noticedBy: 'userGroupProperties',
  },
  'an api_environment_tag': {
    of: 'createUserGroup',
    body: group(set({ api_environment_tag: 'Customer' })),
    noticedBy: 'apiEnvironmentTag',
  },
  'team_id is a text': { of: 'createUserGroup', body: group(set({ team_id: '113' })), noticedBy: 'teamId' },
  'team_id is that of the group': {
    of: 'refreshUserGroupToken',
    body: group(set({ team_id: 7 })),
    noticedBy: 'teamId',
  },
  'a token in upper case': {
    of: 'createUserGroup',
    body: group(({ token, ...rest }) => ({ ...rest, token: token.toUpperCase() })),
    noticedBy: 'tokenShape',
  },
  'a changing token': { of: 'updateUserGroup', body: group(set({ token: another() })), noticedBy: 'updateUserGroup' },
  'an update that changes nothing': {
    of: 'updateUserGroup',
    body: group(set({ name: 'Contract' })),
    noticedBy: 'updateUserGroup',
  },
  'a deletion that answers the group': {
    of: 'deleteUserGroup',
    body: set({ user_group: {} }),
    noticedBy: 'deleteUserGroup',
  },
  'a creation with 201': { of: 'createUserGroup', status: 201, noticedBy: 'createdStatus' },
  'a deletion with 204': { of: 'deleteCustomer', status: 202, noticedBy: 'deleteCustomer' },
  'computed properties are missing': {
    of: 'createCustomer',
    body: customer(without('computed_properties')),
    noticedBy: 'createCustomer',
  },
  'the level with its name from the request': {
    of: 'getCustomer',
    body: customer(({ hierarchy_level, ...rest }) => ({ ...rest, hierarchy_level_name: hierarchy_level })),
    noticedBy: 'getCustomer',
  },
  'absent properties are {}': {
    of: 'createCustomer',
    body: customer(set({ properties: {} })),
    noticedBy: 'absentProperties',
  },
  'nothing is inherited': {
    of: 'createCustomer',
    body: customer(({ properties, ...rest }) => ({ ...rest, properties, computed_properties: properties ?? {} })),
    noticedBy: 'computedFields',
  },
  'e-mail addresses as text': {
    of: 'createCustomer',
    body: customer(({ emails, ...rest }) => ({ ...rest, emails: emails.join() })),
    noticedBy: 'createCustomer',
  },
  'e-mail addresses are replaced': {
    of: 'updateCustomer',
    body: customer(({ emails, ...rest }) => ({ ...rest, emails: emails.slice(-1) })),
    noticedBy: 'updateEmails',
  },
  'a refresh with the old token': {
    of: 'refreshCustomerToken',
    body: customer(set({ token: undefined })),
    noticedBy: 'refreshCustomerToken',
  },
  'tags stay after an update': {
    of: 'updateCustomer',
    body: customer(set({ group_tags: ['old'] })),
    noticedBy: 'groupTagsOfCustomer',
  },
  'the list has a flag': { of: 'listCustomers', body: set({ new_customer: true }), noticedBy: 'listWithoutFlag' },
  'the list is empty': { of: 'listCustomers', body: set({ customers: [] }), noticedBy: 'listCustomers' },
  'the list lacks its last customer': {
    of: 'listCustomers',
    body: ({ customers, ...rest }) => ({ ...rest, customers: customers.slice(0, -1) }),
    noticedBy: 'listFilters',
  },
  'the pages are in another order': {
    of: 'listCustomersV2FirstRevision',
    body: ({ results, ...rest }) => ({ ...rest, results: { customers: results.customers.reverse() } }),
    noticedBy: 'listFilters',
  },
  'the count has its older name': {
    of: 'listCustomersV2',
    body: ({ total_count, ...rest }) => ({ count: total_count, ...rest }),
    noticedBy: 'v2Revision',
  },
  'a page without a next page': {
    of: 'listCustomersV2FirstRevision',
    body: set({ next: null }),
    noticedBy: 'listCustomersV2FirstRevision',
  },
  'a page that is too large': {
    of: 'listCustomersV2',
    body: ({ results, ...rest }) => ({ ...rest, results: { customers: [...results.customers, ...results.customers] } }),
    noticedBy: 'listCustomersV2',
  },
  'a group tag as text': {
    of: 'createGroupTag',
    body: ({ group_tag, ...rest }) => ({ ...rest, group_tag: group_tag.name }),
    noticedBy: 'createGroupTag',
  },
  'a renamed tag with its old name': {
    of: 'renameGroupTag',
    body: set({ group_tag: {} }),
    noticedBy: 'renameGroupTag',
  },
  'a blueprint id with another name': {
    of: 'createBlueprint',
    body: ({ blueprint_id, ...rest }) => ({ ...rest, id: blueprint_id }),
    noticedBy: 'createBlueprint',
  },
  'the same blueprint again': { of: 'createBlueprint', body: set({ blueprint_id: 1 }), noticedBy: 'blueprints' },
  'an update that answers the blueprint': {
    of: 'updateBlueprint',
    body: set({ blueprint: {} }),
    noticedBy: 'updateBlueprint',
  },
  'a blueprint without its embed id': {
    of: 'getCustomerBlueprints',
    body: ({ blueprints, ...rest }) => ({ ...rest, blueprints: blueprints.map(without('embed_id')) }),
    noticedBy: 'getCustomerBlueprints',
  },
  'blueprints that outlive their customer': {
    of: 'getCustomerBlueprints',
    body: set({ blueprints: [{ id: 1, embed_id: 'A14aZ3', name: 'Contract' }] }),
    noticedBy: 'blueprintsOfCustomer',
  },
  'an unknown customer without blueprints': {
    of: 'getCustomerBlueprints',
    at: 404,
    status: 200,
    body: () => ({ success: 1, blueprints: [] }),
    noticedBy: 'blueprintRefusals',
  },
  'an empty blueprint': {
    of: 'createBlueprint',
    at: 400,
    status: 200,
    body: () => ({ success: 1, blueprint_id: 1 }),
    noticedBy: 'blueprintFields',
  },
  'a blueprint created by a read-only token': {
    of: 'createBlueprint',
    at: 403,
    status: 200,
    body: () => ({ success: 1, blueprint_id: 1 }),
    noticedBy: 'readOnlyBlueprints',
  },
  'group tags as texts': {
    of: 'listGroupTags',
    body: () => ({ success: 1, group_tags: ['sales'] }),
    noticedBy: 'listGroupTags',
  },
  'a JWT of three parts': { of: 'generateJwt', body: set({ jwt: 'e30.e30.c2ln' }), noticedBy: 'generateJwt' },
  'a JWT with another name': {
    of: 'generateJwt',
    body: ({ jwt, ...rest }) => ({ ...rest, token: jwt }),
    noticedBy: 'generateJwt',
  },
  'dashboards without attributes': {
    of: 'listDashboards',
    body: () => ({ success: 1, dashboards: [{ name: 'Sales' }] }),
    noticedBy: 'listDashboards',
  },
  'reports with another name': {
    of: 'listReports',
    body: ({ reports }) => ({ success: 1, report_builders: reports }),
    noticedBy: 'listReports',
  },
  'a screenshot without a link': { of: 'emailDashboardScreenshot', body: without('link'), noticedBy: 'emailOutbox' },
  'attributes as text': {
    of: 'createEndUser',
    body: ({ end_user, ...rest }) => ({ ...rest, end_user: { ...end_user, attributes: '{}' } }),
    noticedBy: 'endUserAttributes',
  },
  'an end user without its e-mail address': {
    of: 'updateEndUser',
    body: ({ end_user, ...rest }) => ({ ...rest, end_user: without('email')(end_user) }),
    noticedBy: 'updateEndUser',
  },
  'refusals with success 1': { of: 'getCustomer', at: 400, body: set({ success: 1 }), noticedBy: 'errorBody' },
  'refusals without fields': { of: 'getCustomer', at: 400, body: without('errors'), noticedBy: 'errorBody' },
  'missing credentials with 403': { of: 'listGroupTags', at: 401, status: 403, noticedBy: 'missingCredentials' },
  'a missing realm': {
    of: 'listGroupTags',
    at: 401,
    header: ['www-authenticate', null],
    noticedBy: 'missingCredentials',
  },
  'an unknown token in other words': {
    of: 'getCustomer',
    at: 401,
    body: set({ detail: 'Who is this?' }),
    noticedBy: 'missingCredentials',
  },
  'an unknown id with 400': { of: 'getCustomer', at: 404, status: 400, noticedBy: 'notFound' },
  'an unknown token in its own words': {
    of: 'deleteCustomer',
    at: 404,
    body: set({ detail: 'No such token.' }),
    noticedBy: 'notFound',
  },
  'a wrong method without Allow': { of: 'getCustomer', at: 405, header: ['allow', null], noticedBy: 'wrongMethod' },
  'a redirect with 308': { of: 'createUserGroup', at: 301, status: 308, noticedBy: 'trailingSlash' },
  'no origin allowed': { of: 'listGroupTags', header: ['access-control-allow-origin', null], noticedBy: 'crossOrigin' },
  'a taken tag with 409': { of: 'createGroupTag', at: 400, status: 409, noticedBy: 'groupTagErrors' },
  'a page beyond the last with 200': { of: 'listCustomersV2', at: 404, status: 200, noticedBy: 'pageOutOfRange' },
  'a parent deleted': {
    of: 'deleteCustomer',
    at: 400,
    status: 200,
    body: () => ({ success: 1 }),
    noticedBy: 'deleteWithChildren',
  },
  'a read-only token with 401': { of: 'updateCustomer', at: 403, status: 401, noticedBy: 'readOnlyToken' },
}

/** The fake with one fault in its answers. */
function faulty(fetch: Fetch, { of, at = 200, body, status, header }: Fault): Fetch {
  const path = operationNamed(of)?.url as string
  return async (input, init) => {
    const reply = await fetch(input, init)
    const asked = new URL(String(input)).pathname
    if (![path, path.replace(/\/$/, '')].includes(asked) || reply.status !== at) return reply

    const headers = new Headers(reply.headers)
    if (header) header[1] === null ? headers.delete(header[0]) : headers.set(header[0], header[1])
    const text = await reply.text()
    return new Response(body ? JSON.stringify(body(JSON.parse(text))) : text, {
      status: status ?? reply.status,
      headers,
    })
  }
}

for (const [title, fault] of Object.entries(faults)) {
  test(`${title}: the check ${fault.noticedBy} fails`, async (t) => {
    const explo = await startTarget(t)

    const report = await run(faulty(explo.fetch, fault), { only: [fault.noticedBy] })

    t.strictSame(named(report, 'differs'), [fault.noticedBy])
  })
}

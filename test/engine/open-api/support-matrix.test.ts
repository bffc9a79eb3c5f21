import { test } from 'tap'
import { assumptionTable } from '../../../src/explo/assumptions.ts'
import { refusals } from '../../../src/explo/refusals/refusals.ts'
import type { FieldReport, RouteReport } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'

/** What decides about every request alike, or about none that the matrix lists. */
const universal = [
  'checkOrder',
  'crossOrigin',
  'existingGroup',
  'legacyPaths',
  'requiredFields',
  'trailingSlash',
  'unknownPath',
  'vendorErrors',
]

async function routeOf(routes: Promise<RouteReport[]>, operation: string): Promise<RouteReport> {
  return (await routes).find((route) => route.operation === operation) as RouteReport
}

function assumed(fields: readonly FieldReport[]): string[] {
  return fields.filter(({ basis }) => basis !== 'documented').map(({ name }) => name)
}

test('the support matrix has all facts about an operation', async (t) => {
  const { explo } = await startFake(t)

  const route = await routeOf(explo.routes(), 'refreshUserGroupToken')

  t.strictSame(
    { ...route, refusals: route.refusals.filter(({ status }) => status === 404) },
    {
      operation: 'refreshUserGroupToken',
      tag: 'User groups',
      summary: 'Refresh the token of a user group',
      isAnswered: true,
      method: 'POST',
      paths: [
        { path: '/api/refresh_user_group_token/', basis: 'documented', isLegacy: false },
        { path: '/embed/refresh_user_group_token/', basis: 'assumed', isLegacy: true },
      ],
      isGetOrCreate: false,
      permission: 'read-write',
      replacedBy: 'refreshCustomerToken',
      basis: 'documented',
      documentation: 'https://docs.explo.co/api-reference/end-user-group-api/refresh-token',
      requestFields: [{ name: 'current_token', isRequired: true, basis: 'documented' }],
      replyFields: [
        { name: 'success', isRequired: true, basis: 'documented' },
        { name: 'user_group', isRequired: true, basis: 'documented' },
        { name: 'user_group.team_id', isRequired: true, basis: 'documented' },
        { name: 'user_group.token', isRequired: true, basis: 'documented' },
        { name: 'user_group.name', isRequired: true, basis: 'documented' },
        { name: 'user_group.provided_id', isRequired: true, basis: 'documented' },
        { name: 'user_group.is_demo_group', isRequired: true, basis: 'documented' },
        { name: 'user_group.properties', isRequired: false, basis: 'documented' },
        { name: 'user_group.api_environment_tag', isRequired: false, basis: 'documented' },
      ],
      refusals: [
        { name: 'notFound', status: 404, detail: 'Not found.', basis: 'assumed', assumption: 'notFound' },
        { name: 'otherGroup', status: 404, detail: 'Not found.', basis: 'documented', assumption: 'visibilityGroups' },
        { name: 'retiredToken', status: 404, detail: 'Not found.', basis: 'assumed', assumption: 'rotation' },
      ],
      restsOn: [
        'apiEnvironmentTag',
        'numbers',
        'replyFields',
        'teamId',
        'userGroupProperties',
        'rotation',
        'tokenShape',
      ],
    },
  )
})

test('undocumented fields are marked as assumed', async (t) => {
  const { explo } = await startFake(t)

  const routes = await explo.routes()

  t.strictSame(
    routes.flatMap(({ operation, requestFields, replyFields }) =>
      assumed([...requestFields, ...replyFields]).map((field) => `${operation}: ${field}`),
    ),
    [
      'listCustomers: parent_provided_id',
      'listCustomers: hierarchy_level_name',
      'emailDashboardScreenshot: link',
      'createEndUser: end_user.attributes',
      'updateEndUser: end_user.attributes',
    ],
  )
})

test('fields of lists, and of all shapes of an answer, are in the matrix', async (t) => {
  const { explo } = await startFake(t)

  const { replyFields } = await routeOf(explo.routes(), 'listCustomersV2')

  const names = replyFields.map(({ name }) => name)
  t.strictSame(
    ['total_count', 'count', 'next', 'results.customers[].provided_id', 'results.customers[].providedId'].filter(
      (name) => !names.includes(name),
    ),
    [],
  )
  t.equal(new Set(names).size, names.length)
})

test('a path that is documented without its slash is listed with and without it', async (t) => {
  const { explo } = await startFake(t)

  const { paths } = await routeOf(explo.routes(), 'connectPartner')

  t.strictSame(
    paths.map(({ path }) => path),
    ['/api/partners/connect/', '/api/partners/connect'],
  )
})

test('an undocumented operation is listed as not answered', async (t) => {
  const { explo, send } = await startFake(t)

  const unanswered = (await explo.routes()).filter(({ isAnswered }) => !isAnswered)

  t.match(unanswered, [
    { operation: 'copyEditableSectionData', method: null, permission: null, refusals: [{ status: 501 }] },
    { operation: 'exportDashboardPdf', paths: [{ path: '/embed/export/dashboard/pdf', basis: 'documented' }] },
  ])
  for (const { paths } of unanswered) {
    for (const { path } of paths) t.match(await send(path, { method: 'POST' }), { status: 501 })
  }
})

test('every replacement of a deprecated operation is an operation', async (t) => {
  const { explo } = await startFake(t)

  const routes = await explo.routes()

  const names = [null, ...routes.map(({ operation }) => operation)]
  t.strictSame(
    routes.filter(({ replacedBy }) => !names.includes(replacedBy)),
    [],
  )
})

test('every assumption is named in the matrix, or concerns all requests', async (t) => {
  const { explo } = await startFake(t)

  const routes = await explo.routes()

  const found = routes.flatMap(({ restsOn, refusals }) => [...restsOn, ...refusals.map(({ assumption }) => assumption)])
  t.strictSame([...new Set([...found, ...universal])].sort(), Object.keys(assumptionTable).sort())
})

test('every refusal belongs to an operation, or to unmatched requests', async (t) => {
  const { explo } = await startFake(t)

  const routes = await explo.routes()

  const found = routes.flatMap(({ refusals }) => refusals.map(({ name }) => name))
  const ofFaults = ['serverError', 'badGateway', 'unavailable', 'gatewayTimeout']
  const ofNoOperation = ['internalError', 'noRoomForWorld', 'slashMissing', 'unknownPath', ...ofFaults]
  t.strictSame([...new Set([...found, ...ofNoOperation])].sort(), Object.keys(refusals).sort())
})

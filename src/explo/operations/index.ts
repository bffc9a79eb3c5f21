import { type OperationGroup, urlsOf } from '../../engine/operation.ts'
import type { UndocumentedOperation } from '../../engine/service.ts'
import { createBlueprint } from './blueprints/create.ts'
import { getCustomerBlueprints } from './blueprints/get.ts'
import { updateBlueprint } from './blueprints/update.ts'
import { configureCustomerPortal } from './customers/configure-portal.ts'
import { createCustomer } from './customers/create.ts'
import { deleteCustomer } from './customers/delete.ts'
import { generateJwt } from './customers/generate-jwt.ts'
import { getCustomer } from './customers/get.ts'
import { listCustomers } from './customers/list.ts'
import { listCustomersV2, listCustomersV2FirstRevision } from './customers/list-v2.ts'
import { refreshCustomerToken } from './customers/refresh-token.ts'
import { updateCustomer } from './customers/update.ts'
import { createEndUser } from './end-users/create.ts'
import { deleteEndUser } from './end-users/delete.ts'
import { updateEndUser } from './end-users/update.ts'
import { createGroupTag } from './group-tags/create.ts'
import { deleteGroupTag } from './group-tags/delete.ts'
import { listGroupTags } from './group-tags/list.ts'
import { renameGroupTag } from './group-tags/rename.ts'
import type { ExploOperation } from './operation.ts'
import { connectPartner } from './partners/connect.ts'
import { emailDashboardReport } from './resources/email-report.ts'
import { emailDashboardScreenshot } from './resources/email-screenshot.ts'
import { listDashboards } from './resources/list-dashboards.ts'
import { listReports } from './resources/list-reports.ts'
import { publish } from './resources/publish.ts'
import { createUserGroup } from './user-groups/create.ts'
import { deleteUserGroup } from './user-groups/delete.ts'
import { refreshUserGroupToken } from './user-groups/refresh-token.ts'
import { updateUserGroup } from './user-groups/update.ts'

/** Every documented operation, in the order of routes and documents. */
export const operationGroups = [
  {
    tag: 'Customers',
    description: 'Customers and their tokens, portals and embed JWTs.',
    operations: [
      createCustomer,
      getCustomer,
      listCustomers,
      listCustomersV2,
      listCustomersV2FirstRevision,
      updateCustomer,
      deleteCustomer,
      refreshCustomerToken,
      configureCustomerPortal,
      generateJwt,
    ],
  },
  // The Blueprint API. Its pages are published, but the navigation of Explo's site does not list them.
  {
    tag: 'Blueprints',
    description: 'Models of tables, each for one customer.',
    operations: [createBlueprint, updateBlueprint, getCustomerBlueprints],
  },
  {
    tag: 'Resources',
    description: 'Dashboards and report builders.',
    operations: [listDashboards, listReports, publish, emailDashboardScreenshot, emailDashboardReport],
  },
  { tag: 'Partners', description: 'For partners who resell Explo.', operations: [connectPartner] },
  {
    tag: 'Group tags',
    description: 'Labels of customers.',
    operations: [listGroupTags, createGroupTag, renameGroupTag, deleteGroupTag],
  },
  // The End User API. The levels of the hierarchy replace it.
  {
    tag: 'End users',
    description: 'Deprecated. Individual users inside a customer.',
    operations: [createEndUser, updateEndUser, deleteEndUser],
  },
  // The End User Group API.
  {
    tag: 'User groups',
    description: 'Deprecated: the Customer API replaces it. Every user group is a customer.',
    operations: [createUserGroup, updateUserGroup, deleteUserGroup, refreshUserGroupToken],
  },
] as const satisfies readonly OperationGroup[]

/** An operation that Explo documents. */
export type OperationName = (typeof operationGroups)[number]['operations'][number]['name']

export const operations: readonly ExploOperation<OperationName>[] = operationGroups.flatMap(({ operations }) => [
  ...operations,
])

export const operationNames: readonly OperationName[] = operations.map(({ name }) => name)

const byName: ReadonlyMap<string, ExploOperation<OperationName>> = new Map(operations.map((one) => [one.name, one]))

/** The operation with this name. Null is the name of a request that reached none. */
export function operationNamed(name: OperationName): ExploOperation<OperationName>
export function operationNamed(name: string | null): ExploOperation<OperationName> | undefined
export function operationNamed(name: string | null): ExploOperation<OperationName> | undefined {
  return name === null ? undefined : byName.get(name)
}

/** The operation that a method and a path reach. The last slash of the path does not matter. */
export function operationAt(method: string, path: string): ExploOperation<OperationName> | undefined {
  const slashed = path.endsWith('/') ? path : `${path}/`
  return operations.find((one) => one.method === method && urlsOf(one).some(({ url }) => url === slashed))
}

// Assumed: undocumentedOperations. The first path is a guess from the other paths. No page shows whether they end in a slash.
export const undocumentedOperations = [
  {
    name: 'copyEditableSectionData',
    tag: 'Resources',
    summary: 'Copy editable section data',
    paths: ['/api/copy_editable_section_data', '/api/copy_editable_section_data/'],
    basis: 'assumed',
    documentation: 'https://docs.explo.co/api-reference/resource-api',
  },
  {
    name: 'exportDashboardPdf',
    tag: 'Resources',
    summary: 'Export a dashboard as PDF',
    paths: ['/embed/export/dashboard/pdf', '/embed/export/dashboard/pdf/'],
    basis: 'documented',
    documentation: 'https://docs.explo.co/security/rate-limits',
  },
] as const satisfies readonly UndocumentedOperation[]

export type UndocumentedOperationName = (typeof undocumentedOperations)[number]['name']

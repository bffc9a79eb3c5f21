import { operation } from '../operation.ts'
import { pageOf } from './page.ts'
import { shapeA, shapeB, shapeC } from './page-shapes.ts'
import { CustomersPage, CustomersPageA, ListCustomersV2Query } from './schemas.ts'

const documentation = 'https://docs.explo.co/api-reference/customer-api/customers-v2'
const restsOn = [
  'absentProperties',
  'computedFields',
  'listFilters',
  'numbers',
  'pageOutOfRange',
  'pageSize',
  'replyFields',
  'v2Revision',
  'visibilityGroups',
] as const

export const listCustomersV2 = operation({
  name: 'listCustomersV2',
  method: 'GET',
  url: '/v2/api/customers/',
  permission: 'read-only',
  getsExisting: false,
  creates: {},
  removes: {},
  names: {
    parent_provided_id: 'customer',
    parentProvidedId: 'customer',
    hierarchy_level_name: null,
    hierarchyLevelName: null,
    page: null,
    page_size: null,
    pageSize: null,
  },
  repeatRisk: null,
  irreversible: null,
  replacedBy: null,
  documentation,
  restsOn,
  refusals: ['invalidPage', 'pageSize'],
  schema: {
    summary: 'List customers by page',
    querystring: ListCustomersV2Query,
    response: { 200: CustomersPage },
  },
  handler: (request) => {
    const { team, group } = request.access
    const page = pageOf(request)
    // Assumed: v2Revision
    switch (team.assumptions.v2Revision) {
      case 'a':
        return shapeA(page, group, request)
      case 'b':
        return shapeB(page, group)
      case 'c':
        return shapeC(page, group)
    }
  },
})

export const listCustomersV2FirstRevision = operation({
  name: 'listCustomersV2FirstRevision',
  method: 'GET',
  url: '/api/v2/customers/',
  permission: 'read-only',
  getsExisting: false,
  creates: {},
  removes: {},
  names: {
    parent_provided_id: 'customer',
    parentProvidedId: 'customer',
    hierarchy_level_name: null,
    hierarchyLevelName: null,
    page: null,
    page_size: null,
    pageSize: null,
  },
  repeatRisk: null,
  irreversible: null,
  replacedBy: 'listCustomersV2',
  documentation,
  restsOn,
  refusals: ['invalidPage', 'pageSize'],
  schema: {
    summary: 'List customers by page, at the first documented path',
    querystring: ListCustomersV2Query,
    response: { 200: CustomersPageA },
  },
  handler: (request) => shapeA(pageOf(request), request.access.group, request),
})

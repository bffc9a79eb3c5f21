import { operation, readsOnly } from '../operation.ts'
import { customerAssumptions } from './customer.ts'
import { listedCustomers, listedInCamelCase, repairedMapping } from './documented-customers.ts'
import { CustomersPage, CustomersPageA, ListCustomersV2Query, pageOf, shapeA, shapeB, shapeC } from './page.ts'

/** The facts of both paths. */
const facts = {
  method: 'GET',
  ...readsOnly,
  names: {
    parent_provided_id: 'customer',
    parentProvidedId: 'customer',
    hierarchy_level_name: null,
    hierarchyLevelName: null,
    page: null,
    page_size: null,
    pageSize: null,
  },
  documentation: 'https://docs.explo.co/api-reference/customer-api/customers-v2',
  restsOn: [...customerAssumptions, 'listFilters', 'pageOutOfRange', 'pageSize', 'v2Revision', 'visibilityGroups'],
  refusals: ['invalidPage', 'pageSize'],
} as const

export const listCustomersV2 = operation({
  ...facts,
  name: 'listCustomersV2',
  url: '/v2/api/customers/',
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
  examples: [
    {
      title: 'The newest page',
      query: { pageSize: '2', page: '1' },
      reply: { total_count: 10, results: { customers: listedCustomers({ filter_value: 'value' }) } },
      differs: { '/results/customers/0/access_group': 'visibilityGroups' },
    },
    {
      title: 'The second page',
      repaired: repairedMapping,
      query: { pageSize: '2', page: '1' },
      reply: { count: 10, results: { customers: listedInCamelCase } },
      under: { v2Revision: 'b' },
      differs: { '/results/customers/0/accessGroup': 'visibilityGroups' },
    },
  ],
})

export const listCustomersV2FirstRevision = operation({
  ...facts,
  name: 'listCustomersV2FirstRevision',
  url: '/api/v2/customers/',
  replacedBy: 'listCustomersV2',
  schema: {
    summary: 'List customers by page, at the first documented path',
    querystring: ListCustomersV2Query,
    response: { 200: CustomersPageA },
  },
  handler: (request) => shapeA(pageOf(request), request.access.group, request),
  examples: [
    {
      title: 'The first page',
      repaired: repairedMapping,
      query: { page_size: '2', page: '1' },
      reply: {
        count: 10,
        next: 'https://api.explo.co/api/v2/customers/?page_size=2&page=2',
        previous: null,
        results: { customers: listedCustomers({ filterValue: 'value' }) },
      },
      differs: { '/results/customers/0/access_group': 'visibilityGroups' },
    },
  ],
})

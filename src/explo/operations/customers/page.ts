import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { Assumptions } from '../../assumptions.ts'
import type { Customer } from '../../records/records.ts'
import type { VisibilityGroup } from '../../records/visibility-group.ts'
import { invalidFields, invalidPage } from '../../refusals/errors.ts'
import { Fields, OptionalText } from '../fields.ts'
import { toCamelCase, toCustomer, WireCustomer } from './customer.ts'
import { filterCustomers } from './list.ts'

const Count = (description: string) => Type.Optional(Type.String({ pattern: '^-?[0-9]+$', description }))

export const ListCustomersV2Query = Fields('ListCustomersV2Query', {
  parent_provided_id: OptionalText('Only the children of this customer.'),
  parentProvidedId: OptionalText('The same, in the spelling of another revision.'),
  hierarchy_level_name: OptionalText('Only the customers of this level.'),
  hierarchyLevelName: OptionalText('The same, in the spelling of another revision.'),
  page: Type.Optional(Type.String({ description: 'Counts from 1. Default: 1.' })),
  page_size: Count('From 1 to 1000. Default: 20.'),
  pageSize: Count('The same, in the spelling of another revision.'),
})

export type ListCustomersV2Query = Static<typeof ListCustomersV2Query>

const CamelCaseCustomer = Type.Object(toCamelCase(WireCustomer.properties), { title: 'CamelCaseCustomer' })

const Total = Type.Integer({ description: 'How many customers there are on all pages.' })
const PageUrl = Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The URL of that page, or null.' })
// Pages need an order, but no revision says which. The fake uses the order of creation.
const Results = Type.Object({ customers: Type.Array(WireCustomer) })

export const CustomersPageA = Type.Object(
  { count: Total, next: PageUrl, previous: PageUrl, results: Results },
  { title: 'CustomersPageA' },
)
const CustomersPageB = Type.Object(
  { count: Total, results: Type.Object({ customers: Type.Array(CamelCaseCustomer) }) },
  { title: 'CustomersPageB' },
)
const CustomersPageC = Type.Object({ total_count: Total, results: Results }, { title: 'CustomersPageC' })
export const CustomersPage = Type.Union([CustomersPageC, CustomersPageB, CustomersPageA])

/** One page of a list. */
interface Page {
  readonly customers: readonly Customer[]
  /** The number of customers on all pages. */
  readonly total: number
  readonly number: number
  readonly last: number
}

const defaultSize = 20
const maxSize = 1000

/** The page that a request asks for, in either spelling of the query names. @throws {Refusal} 400, 404 */
export function pageOf({ access, query }: Pick<FastifyRequest, 'access'> & { query: ListCustomersV2Query }): Page {
  const { page = '1' } = query
  const size = sizeOf(query, access.team.assumptions)
  const matching = filterCustomers(access, {
    parentId: query.parent_provided_id ?? query.parentProvidedId ?? undefined,
    hierarchyLevel: query.hierarchy_level_name ?? query.hierarchyLevelName ?? undefined,
  })
  const last = Math.max(1, Math.ceil(matching.length / size))
  const number = /^\d+$/.test(page) ? Number(page) : 0

  // Assumed: pageOutOfRange
  if (number < 1 || (number > last && access.team.assumptions.pageOutOfRange === '404')) throw invalidPage(page, last)
  const start = (number - 1) * size
  return { customers: matching.slice(start, start + size), total: matching.length, number, last }
}

// Assumed: pageSize
function sizeOf(query: ListCustomersV2Query, { pageSize }: Assumptions): number {
  const size = Number(query.page_size ?? query.pageSize ?? defaultSize)
  if (size >= 1 && size <= maxSize) return size
  if (pageSize === 'clamp') return size < 1 ? 1 : maxSize
  const field = query.page_size === undefined ? 'pageSize' : 'page_size'
  throw invalidFields('pageSize', { [field]: [`Must be from 1 to ${maxSize}.`] })
}

/** The parts of a request from which the URLs of other pages are made. */
type Addressed = Pick<FastifyRequest, 'host' | 'protocol' | 'url'>

// Three revisions of the documentation show three shapes of the same list.

/** The first revision: the paging of Django REST framework. */
export function shapeA({ customers, total, number, last }: Page, group: VisibilityGroup, request: Addressed) {
  return {
    count: total,
    next: number < last ? pageUrl(request, number + 1) : null,
    previous: number > 1 ? pageUrl(request, Math.min(number - 1, last)) : null,
    results: { customers: customers.map((customer) => toCustomer(customer, group)) },
  }
}

/** The second revision, with its keys in camelCase. */
export function shapeB({ customers, total }: Page, group: VisibilityGroup) {
  return { count: total, results: { customers: customers.map((customer) => toCamelCase(toCustomer(customer, group))) } }
}

/** The newest revision. */
export function shapeC({ customers, total }: Page, group: VisibilityGroup) {
  return { total_count: total, results: { customers: customers.map((customer) => toCustomer(customer, group)) } }
}

// Assumed: v2Revision
function pageUrl({ protocol, host, url }: Addressed, page: number): string {
  const [path, ...query] = url.split('?')
  const parameters = new URLSearchParams(query.join('?'))
  if (page === 1) parameters.delete('page')
  else parameters.set('page', String(page))
  // Not with `URL`, which throws for many hosts that a client can send. HTTP/1.0 sends no host.
  const address = `${protocol}://${host || 'localhost'}${path}`
  return parameters.size > 0 ? `${address}?${parameters}` : address
}

import type { FastifyRequest } from 'fastify'
import type { Assumptions } from '../../assumptions.ts'
import type { Customer } from '../../records/customer.ts'
import { invalidFields, invalidPage } from '../../refusals/errors.ts'
import { filterCustomers } from './filter.ts'
import type { ListCustomersV2Query } from './schemas.ts'

/** One page of a list. */
export interface Page {
  readonly customers: readonly Customer[]
  /** Of all pages. */
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

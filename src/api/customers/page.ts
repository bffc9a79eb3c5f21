import type { FastifyRequest } from 'fastify'
import type { Customer } from '../../domain/customer.ts'
import { invalidFields, invalidPage } from '../errors.ts'
import { filterCustomers } from './filter.ts'
import type { ListCustomersV2Query } from './schemas.ts'

/** One page of a list. */
export interface Page {
  readonly customers: readonly Customer[]
  readonly total: number
  readonly number: number
  readonly isLast: boolean
}

const defaultSize = 20
const maxSize = 1000

/** The page that a request asks for, in either spelling of the query names. @throws {Refusal} 400, 404 */
export function pageOf({ access, query }: Pick<FastifyRequest, 'access'> & { query: ListCustomersV2Query }): Page {
  const matching = filterCustomers(access, {
    parentId: query.parent_provided_id ?? query.parentProvidedId ?? undefined,
    hierarchyLevel: query.hierarchy_level_name ?? query.hierarchyLevelName ?? undefined,
  })
  const size = sizeOf(query)
  const number = Number(query.page ?? 1)
  const start = (number - 1) * size

  // Assumed: pageOutOfRange. The first page of nothing is an empty page.
  const exists = Number.isInteger(number) && number >= 1 && (number === 1 || start < matching.length)
  if (!exists && access.team.assumptions.pageOutOfRange === '404') {
    throw invalidPage(query.page ?? '', Math.max(1, Math.ceil(matching.length / size)))
  }
  const customers = exists ? matching.slice(start, start + size) : []
  return { customers, total: matching.length, number, isLast: start + size >= matching.length }
}

// Assumed: pageSize
function sizeOf(query: ListCustomersV2Query): number {
  const name = query.pageSize === undefined ? 'page_size' : 'pageSize'
  const size = Number(query[name] ?? defaultSize)
  if (size >= 1 && size <= maxSize) return size
  throw invalidFields({ [name]: [`Must be from 1 to ${maxSize}.`] }, 'pageSize')
}

import type { FastifyRequest } from 'fastify'
import type { VisibilityGroup } from '../../records/visibility-group.ts'
import { toCustomer } from './customer.ts'
import type { Page } from './page.ts'
import type { Customer } from './schemas.ts'

/** What the addresses of other pages are made of. */
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
  // Without `URL`, which throws for much of what a client can send as host; HTTP/1.0 sends none.
  const address = `${protocol}://${host || 'localhost'}${path}`
  return parameters.size > 0 ? `${address}?${parameters}` : address
}

function toCamelCase(customer: Customer) {
  return {
    token: customer.token,
    name: customer.name,
    providedId: customer.provided_id,
    isDemoGroup: customer.is_demo_group,
    emails: customer.emails,
    groupTags: customer.group_tags,
    properties: customer.properties,
    computedProperties: customer.computed_properties,
    accessGroup: customer.access_group,
    parentSchemaDatasourceMapping: customer.parent_schema_datasource_mapping,
    computedParentSchemaDatasourceMapping: customer.computed_parent_schema_datasource_mapping,
    hierarchyLevel: customer.hierarchy_level,
  }
}

import type { FastifyRequest } from 'fastify'
import type { VisibilityGroup } from '../../domain/visibility-group.ts'
import { toCustomer } from './customer.ts'
import type { Page } from './page.ts'
import type { Customer } from './schemas.ts'

// Three revisions of the documentation show three shapes of the same list.

/** The first revision: the paging of Django REST framework. */
export function shapeA({ customers, total, number, isLast }: Page, group: VisibilityGroup, request: FastifyRequest) {
  return {
    count: total,
    next: isLast ? null : pageUrl(request, number + 1),
    previous: number <= 1 ? null : pageUrl(request, number - 1),
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

function pageUrl({ protocol, host, url }: FastifyRequest, page: number): string {
  const address = new URL(url, `${protocol}://${host}`)
  address.searchParams.set('page', String(page))
  return address.href
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

import { Readable } from 'node:stream'
import { Type } from '@sinclair/typebox'
import { nextTurn } from '../../../engine/clock/system-time.ts'
import { writeJson } from '../../../engine/input/json-spelling.ts'
import type { Access } from '../../access.ts'
import type { Customer } from '../../records/records.ts'
import { Assumed, Fields, OptionalText, Reply, Unordered } from '../fields.ts'
import { operation, readsOnly, readyJson } from '../operation.ts'
import { toCustomer, WireCustomer } from './customer.ts'
import { listedCustomers, mendedMapping, olderCustomer } from './documented-customers.ts'

const ListCustomersQuery = Fields('ListCustomersQuery', {
  // Assumed: listFilters. The page calls them fields of a body, which a GET has not.
  parent_provided_id: Assumed(OptionalText('Only the children of this customer.')),
  hierarchy_level_name: Assumed(OptionalText('Only the customers of this level.')),
})
const CustomersReply = Reply({ customers: Unordered(Type.Array(WireCustomer)) })

/** A list up to this long is one answer; a longer one is written in parts, so that nobody else has to wait for it. */
const part = 200

export const listCustomers = operation({
  name: 'listCustomers',
  method: 'GET',
  url: '/api/customers/',
  ...readsOnly,
  names: { parent_provided_id: 'customer', hierarchy_level_name: null },
  replacedBy: 'listCustomersV2',
  documentation: 'https://docs.explo.co/api-reference/customer-api/customers',
  restsOn: ['absentProperties', 'computedFields', 'listFilters', 'numbers', 'replyFields', 'visibilityGroups'],
  refusals: [],
  schema: {
    summary: 'List all customers',
    querystring: ListCustomersQuery,
    response: { 200: CustomersReply },
  },
  handler: ({ access, query }, reply) => {
    const filter = {
      parentId: query.parent_provided_id ?? undefined,
      hierarchyLevel: query.hierarchy_level_name ?? undefined,
    }
    const customers = filterCustomers(access, filter)
    if (customers.length > part) return readyJson(reply, Readable.from(partsOf(access, filter)))
    return { success: 1, customers: customers.map((customer) => toCustomer(customer, access.group)) }
  },
  examples: [
    {
      title: 'The newest page',
      source: 'https://docs.explo.co/api-reference/customer-api/customers',
      repaired: `${mendedMapping} One revision shows a mapping twice in one customer.`,
      reply: { success: 1, new_customer: true, customers: listedCustomers({ filterValue: 'value' }) },
      differs: { '/new_customer': 'replyFields', '/customers/0/access_group': 'visibilityGroups' },
    },
    {
      title: 'The oldest page',
      source: 'https://docs.explo.co/api-reference/customer-api/customers',
      repaired: mendedMapping,
      reply: {
        success: 1,
        new_customer: true,
        customers: [
          olderCustomer,
          { ...olderCustomer, name: 'Example 2', provided_id: 'example_2', emails: ['example2@example.com'] },
        ],
      },
      differs: {
        '/new_customer': 'replyFields',
        '/customers/0/group_tags': 'replyFields',
        '/customers/0/access_group': 'replyFields',
        '/customers/0/hierarchy_level': 'replyFields',
        '/customers/1/group_tags': 'replyFields',
        '/customers/1/access_group': 'replyFields',
        '/customers/1/hierarchy_level': 'replyFields',
      },
    },
  ],
})

/** The list is of one moment: of its first part. */
async function* partsOf(access: Access, filter: CustomerFilter): AsyncGenerator<string> {
  const { name, customers } = access.group
  const lineage = customers.lineage()
  try {
    const listed = filterCustomers(access, filter)
    yield '{"success":1,"customers":['
    for (let start = 0; start < listed.length; start += part) {
      const texts = listed
        .slice(start, start + part)
        .map((customer) => writeJson(toCustomer(customer, { name, customers: lineage })))
      yield `${start === 0 ? '' : ','}${texts.join(',')}`
      await new Promise<void>(nextTurn)
    }
    yield ']}'
  } finally {
    lineage.close()
  }
}

/** What a list may be narrowed to; a name that does not exist matches nothing. */
// Assumed: listFilters
interface CustomerFilter {
  readonly parentId: string | undefined
  readonly hierarchyLevel: string | undefined
}

/** The customers of the token's visibility group, in the order of creation. */
export function filterCustomers({ group }: Access, { parentId, hierarchyLevel }: CustomerFilter): readonly Customer[] {
  const all = group.customers.list()
  if (parentId === undefined && hierarchyLevel === undefined) return all
  return all.filter(
    (customer) =>
      (parentId === undefined || customer.parentId === parentId) &&
      (hierarchyLevel === undefined || customer.hierarchyLevel === hierarchyLevel),
  )
}

import { Readable } from 'node:stream'
import { Type } from '@sinclair/typebox'
import { nextTurn } from '../../../engine/clock/system-time.ts'
import { writeJson } from '../../../engine/input/json-spelling.ts'
import type { Access } from '../../access.ts'
import type { Customer } from '../../records/records.ts'
import { Assumed, Fields, OptionalText, Reply, Unordered } from '../fields.ts'
import { operation, readsOnly, readyJson } from '../operation.ts'
import { customerAssumptions, toCustomer, WireCustomer } from './customer.ts'
import { listedCustomers, newerFields, olderCustomer, repairedMapping } from './documented-customers.ts'

const ListCustomersQuery = Fields('ListCustomersQuery', {
  // Assumed: listFilters. The page calls them fields of the body, but a GET has no body.
  parent_provided_id: Assumed(OptionalText('Only the children of this customer.')),
  hierarchy_level_name: Assumed(OptionalText('Only the customers of this level.')),
})
const CustomersReply = Reply({ customers: Unordered(Type.Array(WireCustomer)) })

/** How many customers are written at once. A longer list is written in parts, so that other requests need not wait for it. */
const partSize = 200

export const listCustomers = operation({
  name: 'listCustomers',
  method: 'GET',
  url: '/api/customers/',
  ...readsOnly,
  names: { parent_provided_id: 'customer', hierarchy_level_name: null },
  replacedBy: 'listCustomersV2',
  documentation: 'https://docs.explo.co/api-reference/customer-api/customers',
  restsOn: [...customerAssumptions, 'listFilters', 'visibilityGroups'],
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
    if (customers.length > partSize) return readyJson(reply, Readable.from(partsOf(access, filter)))
    return { success: 1, customers: customers.map((customer) => toCustomer(customer, access.group)) }
  },
  examples: [
    {
      title: 'The newest page',
      repaired: `${repairedMapping} One revision shows a mapping twice in one customer.`,
      reply: { success: 1, new_customer: true, customers: listedCustomers({ filterValue: 'value' }) },
      differs: { '/new_customer': 'replyFields', '/customers/0/access_group': 'visibilityGroups' },
    },
    {
      title: 'The oldest page',
      repaired: repairedMapping,
      reply: {
        success: 1,
        new_customer: true,
        customers: [
          olderCustomer,
          { ...olderCustomer, name: 'Example 2', provided_id: 'example_2', emails: ['example2@example.com'] },
        ],
      },
      differs: { '/new_customer': 'replyFields', ...newerFields('/customers/0'), ...newerFields('/customers/1') },
    },
  ],
})

/** Writes a list in parts. All of them show the customers as they were at the first part. */
async function* partsOf(access: Access, filter: CustomerFilter): AsyncGenerator<string> {
  const { name, customers } = access.group
  const lineage = customers.lineage()
  try {
    const listed = filterCustomers(access, filter)
    yield '{"success":1,"customers":['
    for (let start = 0; start < listed.length; start += partSize) {
      const texts = listed
        .slice(start, start + partSize)
        .map((customer) => writeJson(toCustomer(customer, { name, customers: lineage })))
      yield `${start === 0 ? '' : ','}${texts.join(',')}`
      await new Promise<void>(nextTurn)
    }
    yield ']}'
  } finally {
    lineage.close()
  }
}

/** Which customers to list. A name that does not exist matches none. */
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

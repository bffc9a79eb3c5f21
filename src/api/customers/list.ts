import { Readable } from 'node:stream'
import { scheduler } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import type { Customer } from '../../domain/customer.ts'
import { operation } from '../operation.ts'
import { type Source, toCustomer } from './customer.ts'
import { filterCustomers } from './filter.ts'
import { CustomersReply, ListCustomersQuery } from './schemas.ts'

/** A list up to this long is one answer; a longer one is written in parts, so that nobody else has to wait for it. */
const part = 200

export const listCustomers = operation({
  name: 'listCustomers',
  method: 'GET',
  path: '/api/customers/',
  permission: 'read-only',
  replacedBy: 'listCustomersV2',
  documentation: 'https://docs.explo.co/api-reference/customer-api/customers',
  restsOn: ['absentProperties', 'computedFields', 'listFilters'],
  schema: {
    summary: 'List all customers',
    querystring: ListCustomersQuery,
    response: { 200: CustomersReply },
  },
  handler: ({ access, query }, reply) => {
    const customers = filterCustomers(access, {
      parentId: query.parent_provided_id ?? undefined,
      hierarchyLevel: query.hierarchy_level_name ?? undefined,
    })
    if (customers.length <= part) {
      return { success: 1, customers: customers.map((customer) => toCustomer(customer, access.group)) }
    }
    const source = { name: access.group.name, customers: access.group.customers.lineage() }
    return sendInParts(reply as unknown as FastifyReply, partsOf(customers, source))
  },
})

// A stream is no CustomersReply before it is read, so the types of the route cannot know it.
function sendInParts(reply: FastifyReply, parts: AsyncIterable<string>): never {
  return reply.type('application/json; charset=utf-8').send(Readable.from(parts)) as never
}

/** The list is a moment's: customers are values, and neither the array of them nor their lineage ever changes. */
async function* partsOf(customers: readonly Customer[], source: Source): AsyncGenerator<string> {
  for (let start = 0; start < customers.length; start += part) {
    const texts = customers.slice(start, start + part).map((customer) => JSON.stringify(toCustomer(customer, source)))
    yield `${start === 0 ? '{"success":1,"customers":[' : ','}${texts.join(',')}`
    await scheduler.yield()
  }
  yield ']}'
}

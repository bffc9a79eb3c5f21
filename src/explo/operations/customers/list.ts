import { Readable } from 'node:stream'
import { nextTurn } from '../../../engine/clock/system-time.ts'
import { writeJson } from '../../../engine/input/json-spelling.ts'
import type { Access } from '../../access.ts'
import { operation } from '../operation.ts'
import { readyJson } from '../ready-json.ts'
import { toCustomer } from './customer.ts'
import { type CustomerFilter, filterCustomers } from './filter.ts'
import { CustomersReply, ListCustomersQuery } from './schemas.ts'

/** A list up to this long is one answer; a longer one is written in parts, so that nobody else has to wait for it. */
const part = 200

export const listCustomers = operation({
  name: 'listCustomers',
  method: 'GET',
  url: '/api/customers/',
  permission: 'read-only',
  getsExisting: false,
  creates: {},
  removes: {},
  names: { parent_provided_id: 'customer', hierarchy_level_name: null },
  repeatRisk: null,
  irreversible: null,
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

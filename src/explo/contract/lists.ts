import type { Check } from '../../engine/contract/check.ts'
import {
  absent,
  aNumber,
  anything,
  aText,
  atLeast,
  everyItem,
  inAnyOrder,
  inOrder,
  type Pattern,
} from '../../engine/contract/pattern.ts'
import { at, type Reply } from '../../engine/contract/reply.ts'
import type { Assumptions } from '../assumptions.ts'
import { toCamelCase } from '../operations/customers/customer.ts'
import { assumed, type CheckRun, documented } from './check.ts'
import { aCustomer, idOf, refused, refusedFields } from './expected.ts'

const page = 'api-reference/customer-api/customers-v2'

const results = { customers: everyItem(aCustomer) }
const shapes: { readonly [Revision in Assumptions['v2Revision']]: Pattern } = {
  a: { count: aNumber, next: anything, previous: anything, results },
  b: { count: aNumber, results: { customers: everyItem(toCamelCase(aCustomer)) } },
  c: { total_count: aNumber, results },
}

/** Creates a parent and its two children, the older one first. */
async function family(run: CheckRun) {
  const parent = await run.customer()
  const place = { hierarchy_level_name: 'User', parent_provided_id: parent.id }
  return { parent, children: [await run.customer(place), await run.customer(place)] }
}

const childrenOf = (id: string) => `parent_provided_id=${id}&parentProvidedId=${id}`
const sized = (size: number) => `page_size=${size}&pageSize=${size}`

/** Gets both pages of a list of a parent's two children. */
async function pagesOf(run: CheckRun, operation: 'listCustomersV2' | 'listCustomersV2FirstRevision') {
  const { parent } = await family(run)
  const page = (number: number) =>
    run.call(operation, undefined, { query: `?${childrenOf(parent.id)}&page=${number}&${sized(1)}` })
  return { first: await page(1), second: await page(2) }
}

export const listChecks: readonly Check[] = [
  documented('api-reference/customer-api/customers', {
    name: 'listCustomers',
    says: 'The older list has every customer that the API token reaches, as it was created.',
    operations: ['listCustomers'],
    assumptions: ['replyFields'],
    steps: async (run) => {
      const { reply } = await run.customer()
      return { created: reply, listed: await run.call('listCustomers') }
    },
    expected: ({ seen: { created, listed } }) => {
      const own = (at(listed.body, '/customers') as unknown[] | undefined)?.filter?.(
        (item) => at(item, '/provided_id') === idOf(created),
      )
      return {
        listed: {
          status: 200,
          body: { success: 1, customers: everyItem(aCustomer) },
          ...(own?.length !== 1 && { body: { success: 1, customers: [at(created.body, '/customer')] } }),
        },
      }
    },
  }),
  documented(page, {
    name: 'listCustomersV2',
    says: 'A page of the newer list has as many customers as its page size says.',
    operations: ['listCustomersV2'],
    assumptions: ['v2Revision'],
    steps: (run) => pagesOf(run, 'listCustomersV2'),
    expected: () => {
      const one = { status: 200, body: atLeast({ results: { customers: [anything] } }) }
      return { first: one, second: one }
    },
  }),
  documented(page, {
    name: 'listCustomersV2FirstRevision',
    says: 'The first path of the newer list answers in the first shape, with the URLs of the next and the previous page.',
    operations: ['listCustomersV2FirstRevision'],
    steps: (run) => pagesOf(run, 'listCustomersV2FirstRevision'),
    expected: () => ({
      first: { status: 200, body: { count: 2, next: aText, previous: null, results } },
      second: { status: 200, body: { count: 2, next: null, previous: aText, results } },
    }),
  }),
  assumed('v2Revision', 'Three revisions of the page show three shapes.', {
    says: 'The newer list answers in the newest documented shape.',
    operations: ['listCustomersV2'],
    needs: [],
    steps: async (run) => ({ listed: await run.call('listCustomersV2', undefined, { query: `?${sized(1)}` }) }),
    expected: ({ assumptions: { v2Revision } }) => ({ listed: { status: 200, body: shapes[v2Revision] } }),
  }),
  assumed('listFilters', 'The older page calls the filters fields of a body, but a GET has no body.', {
    says: 'Query parameters filter both lists, an unknown name matches nothing, and pages are in the order of creation.',
    operations: ['listCustomers', 'listCustomersV2FirstRevision'],
    steps: async (run) => {
      const { parent, children } = await family(run)
      const [older, newer] = children
      const unknown = run.id('unknown')
      return {
        older: older?.reply as Reply,
        newer: newer?.reply as Reply,
        children: await run.call('listCustomers', undefined, { query: `?parent_provided_id=${parent.id}` }),
        page: await run.call('listCustomersV2FirstRevision', undefined, { query: `?${childrenOf(parent.id)}` }),
        nobody: await run.call('listCustomers', undefined, { query: `?parent_provided_id=${unknown}` }),
        noLevel: await run.call('listCustomers', undefined, { query: `?hierarchy_level_name=${unknown}` }),
      }
    },
    expected: ({ seen: { older, newer } }) => {
      const both = [idOf(older), idOf(newer)]
      return {
        // No page says that this list has an order. Pages need one.
        children: { body: atLeast({ customers: inAnyOrder(both, 'provided_id') }) },
        page: { body: atLeast({ count: 2, results: { customers: inOrder(both, 'provided_id') } }) },
        nobody: { body: atLeast({ customers: [] }) },
        noLevel: { body: atLeast({ customers: [] }) },
      }
    },
  }),
  assumed('pageOutOfRange', 'No page says how a page after the last one is answered.', {
    says: 'Page 0 and a page after the last one are refused.',
    operations: ['listCustomersV2'],
    needs: [],
    steps: async (run) => ({
      beyond: await run.call('listCustomersV2', undefined, { query: '?page=999999' }),
      zero: await run.call('listCustomersV2', undefined, { query: '?page=0' }),
    }),
    expected: ({ assumptions: { pageOutOfRange } }) => ({
      beyond:
        pageOutOfRange === '404'
          ? refused('invalidPage')
          : { status: 200, body: atLeast({ results: { customers: [] } }) },
      zero: refused('invalidPage'),
    }),
  }),
  assumed('pageSize', 'The page says that the maximum is 1000, but not what happens above.', {
    says: 'A page size of 0 or over 1000 is refused.',
    operations: ['listCustomersV2'],
    needs: [],
    steps: async (run) => ({
      none: await run.call('listCustomersV2', undefined, { query: '?page_size=0' }),
      many: await run.call('listCustomersV2', undefined, { query: '?page_size=1001' }),
    }),
    expected: ({ assumptions: { pageSize } }) => {
      const both = pageSize === 'clamp' ? { status: 200 } : refusedFields('pageSize', 'page_size')
      return { none: both, many: both }
    },
  }),
  assumed('replyFields', 'The example of the list has a new_customer, probably by mistake.', {
    name: 'listWithoutFlag',
    says: 'The older list has no new_customer.',
    operations: ['listCustomers'],
    needs: [],
    steps: async (run) => ({
      listed: await run.call('listCustomers', undefined, { query: '?parent_provided_id=explo-fake' }),
    }),
    expected: () => ({ listed: { status: 200, body: atLeast({ new_customer: absent }) } }),
  }),
]

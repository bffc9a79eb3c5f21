import type { Check } from '../../engine/contract/check.ts'
import {
  absent,
  aList,
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
import { assumed, type CheckRun, documented } from './check.ts'

const page = 'api-reference/customer-api/customers-v2'
const pages = 'Three revisions of the page show three shapes.'

const customer: Pattern = {
  token: aText,
  name: anything,
  provided_id: aText,
  is_demo_group: anything,
  emails: aList,
  group_tags: aList,
  properties: anything,
  computed_properties: anything,
  access_group: aText,
  parent_schema_datasource_mapping: anything,
  computed_parent_schema_datasource_mapping: anything,
  hierarchy_level: aText,
}

const camelCustomer: Pattern = {
  token: aText,
  name: anything,
  providedId: aText,
  isDemoGroup: anything,
  emails: aList,
  groupTags: aList,
  properties: anything,
  computedProperties: anything,
  accessGroup: aText,
  parentSchemaDatasourceMapping: anything,
  computedParentSchemaDatasourceMapping: anything,
  hierarchyLevel: aText,
}

const results = { customers: everyItem(customer) }
const shapes: { readonly [Revision in Assumptions['v2Revision']]: Pattern } = {
  a: { count: aNumber, next: anything, previous: anything, results },
  b: { count: aNumber, results: { customers: everyItem(camelCustomer) } },
  c: { total_count: aNumber, results },
}

/** A parent and its two children, the older first. */
async function family(run: CheckRun) {
  const parent = await run.customer()
  const place = { hierarchy_level_name: 'User', parent_provided_id: parent.id }
  return { parent, children: [await run.customer(place), await run.customer(place)] }
}

const childrenOf = (id: string) => `parent_provided_id=${id}&parentProvidedId=${id}`
const sized = (size: number) => `page_size=${size}&pageSize=${size}`
const idOf = ({ body }: Reply) => at(body, '/customer/provided_id')

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
          body: { success: 1, customers: everyItem(customer) },
          ...(own?.length !== 1 && { body: { success: 1, customers: [at(created.body, '/customer')] } }),
        },
      }
    },
  }),
  documented(page, {
    name: 'listCustomersV2',
    says: 'The newer list has a page of at most so many customers.',
    operations: ['listCustomersV2'],
    assumptions: ['v2Revision'],
    steps: async (run) => {
      const { parent } = await family(run)
      const query = (number: number) => `?${childrenOf(parent.id)}&page=${number}&${sized(1)}`
      return {
        first: await run.call('listCustomersV2', undefined, { query: query(1) }),
        second: await run.call('listCustomersV2', undefined, { query: query(2) }),
      }
    },
    expected: () => {
      const one = { status: 200, body: atLeast({ results: { customers: [anything] } }) }
      return { first: one, second: one }
    },
  }),
  documented(page, {
    name: 'listCustomersV2FirstRevision',
    says: 'The first path of the newer list answers in the first shape, with the addresses of the pages around.',
    operations: ['listCustomersV2FirstRevision'],
    steps: async (run) => {
      const { parent } = await family(run)
      const query = (number: number) => `?${childrenOf(parent.id)}&page=${number}&${sized(1)}`
      return {
        first: await run.call('listCustomersV2FirstRevision', undefined, { query: query(1) }),
        second: await run.call('listCustomersV2FirstRevision', undefined, { query: query(2) }),
      }
    },
    expected: () => ({
      first: { status: 200, body: { count: 2, next: aText, previous: null, results } },
      second: { status: 200, body: { count: 2, next: null, previous: aText, results } },
    }),
  }),
  assumed('v2Revision', pages, {
    says: 'The newer list answers in the newest documented shape.',
    operations: ['listCustomersV2'],
    needs: [],
    steps: async (run) => ({ listed: await run.call('listCustomersV2', undefined, { query: `?${sized(1)}` }) }),
    expected: ({ assumptions: { v2Revision } }) => ({ listed: { status: 200, body: shapes[v2Revision] } }),
  }),
  assumed('listFilters', 'The older page calls the filters fields of a body, which a GET has not.', {
    says: 'Both lists are filtered by query parameters, pages in the order of creation; an unknown name matches nothing.',
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
        // No page tells the order of this list; pages, though, are made of one.
        children: { body: atLeast({ customers: inAnyOrder(both, 'provided_id') }) },
        page: { body: atLeast({ count: 2, results: { customers: inOrder(both, 'provided_id') } }) },
        nobody: { body: atLeast({ customers: [] }) },
        noLevel: { body: atLeast({ customers: [] }) },
      }
    },
  }),
  assumed('pageOutOfRange', 'No page says what comes after the last page.', {
    says: 'A page after the last one is refused, and page 0 is.',
    operations: ['listCustomersV2'],
    needs: [],
    steps: async (run) => ({
      beyond: await run.call('listCustomersV2', undefined, { query: '?page=999999' }),
      zero: await run.call('listCustomersV2', undefined, { query: '?page=0' }),
    }),
    expected: ({ assumptions: { pageOutOfRange } }) => ({
      beyond:
        pageOutOfRange === '404'
          ? { refusal: { name: 'invalidPage' } }
          : { status: 200, body: atLeast({ results: { customers: [] } }) },
      zero: { refusal: { name: 'invalidPage' } },
    }),
  }),
  assumed('pageSize', 'The page says that at most 1000 are allowed.', {
    says: 'A page size of 0 or over 1000 is refused.',
    operations: ['listCustomersV2'],
    needs: [],
    steps: async (run) => ({
      none: await run.call('listCustomersV2', undefined, { query: '?page_size=0' }),
      many: await run.call('listCustomersV2', undefined, { query: '?page_size=1001' }),
    }),
    expected: ({ assumptions: { pageSize } }) => {
      const refused = { refusal: { name: 'pageSize', errors: { page_size: [] }, loosely: true } } as const
      return pageSize === 'clamp' ? { none: { status: 200 }, many: { status: 200 } } : { none: refused, many: refused }
    },
  }),
  assumed('replyFields', 'The example of the list carries a new_customer, which is taken for a slip.', {
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

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
import { at } from '../../engine/contract/reply.ts'
import type { Assumptions } from '../assumptions.ts'
import { toCamelCase } from '../operations/customers/customer.ts'
import { assumed, type CheckRun, documented } from './check.ts'
import { aCustomer, refused, refusedFields, succeedsWith } from './expected.ts'

const results = { customers: everyItem(aCustomer) }
const shapes: { readonly [Revision in Assumptions['v2Revision']]: Pattern } = {
  a: { count: aNumber, next: anything, previous: anything, results },
  b: { count: aNumber, results: { customers: everyItem(toCamelCase(aCustomer)) } },
  c: { total_count: aNumber, results },
}

type ListName = 'listCustomers' | 'listCustomersV2' | 'listCustomersV2FirstRevision'

const list = (run: CheckRun, operation: ListName, query: string) =>
  run.call(operation, undefined, { query: `?${query}` })

/** Creates a parent and its two children, the older one first. */
async function family(run: CheckRun) {
  const { id: parent } = await run.customer()
  const place = { hierarchy_level_name: 'User', parent_provided_id: parent }
  return { parent, children: [(await run.customer(place)).id, (await run.customer(place)).id] }
}

const childrenOf = (id: string) => `parent_provided_id=${id}&parentProvidedId=${id}`
const sized = (size: number) => `page_size=${size}&pageSize=${size}`

/** Gets both pages of a list of a parent's two children. */
async function pagesOf(run: CheckRun, operation: ListName) {
  const { parent } = await family(run)
  const page = (number: number) => list(run, operation, `${childrenOf(parent)}&page=${number}&${sized(1)}`)
  return [await page(1), await page(2)] as const
}

export const listChecks: readonly Check[] = [
  documented('listCustomers', {
    says: 'The older list has every customer that the API token reaches, as it was created.',
    assumptions: ['replyFields'],
    steps: async (run) => {
      const { id, reply } = await run.customer()
      const listed = await run.call('listCustomers')
      const customers = at(listed.body, '/customers') as unknown[] | undefined
      const own = customers?.filter?.((item) => at(item, '/provided_id') === id)
      const isListedOnce = own?.length === 1
      return {
        listed: [
          listed,
          succeedsWith({ customers: isListedOnce ? everyItem(aCustomer) : [at(reply.body, '/customer')] }),
        ],
      }
    },
  }),
  documented('listCustomersV2', {
    says: 'A page of the newer list has as many customers as its page size says.',
    assumptions: ['v2Revision'],
    steps: async (run) => {
      const [first, second] = await pagesOf(run, 'listCustomersV2')
      const one = { status: 200, body: atLeast({ results: { customers: [anything] } }) }
      return { first: [first, one], second: [second, one] }
    },
  }),
  documented('listCustomersV2FirstRevision', {
    says: 'The first path of the newer list answers in the first shape, with the URLs of the next and the previous page.',
    steps: async (run) => {
      const [first, second] = await pagesOf(run, 'listCustomersV2FirstRevision')
      return {
        first: [first, { status: 200, body: { count: 2, next: aText, previous: null, results } }],
        second: [second, { status: 200, body: { count: 2, next: null, previous: aText, results } }],
      }
    },
  }),
  assumed('v2Revision', 'Three revisions of the page show three shapes.', {
    says: 'The newer list answers in the newest documented shape.',
    operations: ['listCustomersV2'],
    needs: [],
    steps: async (run) => ({
      listed: [
        await list(run, 'listCustomersV2', sized(1)),
        ({ v2Revision }) => ({ status: 200, body: shapes[v2Revision] }),
      ],
    }),
  }),
  assumed('listFilters', 'The older page calls the filters fields of a body, but a GET has no body.', {
    says: 'Query parameters filter both lists, an unknown name matches nothing, and pages are in the order of creation.',
    operations: ['listCustomers', 'listCustomersV2FirstRevision'],
    steps: async (run) => {
      const { parent, children } = await family(run)
      const unknown = run.id('unknown')
      const none = { body: atLeast({ customers: [] }) }
      return {
        // No page says that this list has an order. Pages need one.
        children: [
          await list(run, 'listCustomers', `parent_provided_id=${parent}`),
          { body: atLeast({ customers: inAnyOrder(children, 'provided_id') }) },
        ],
        page: [
          await list(run, 'listCustomersV2FirstRevision', childrenOf(parent)),
          { body: atLeast({ count: 2, results: { customers: inOrder(children, 'provided_id') } }) },
        ],
        nobody: [await list(run, 'listCustomers', `parent_provided_id=${unknown}`), none],
        noLevel: [await list(run, 'listCustomers', `hierarchy_level_name=${unknown}`), none],
      }
    },
  }),
  assumed('pageOutOfRange', 'No page says how a page after the last one is answered.', {
    says: 'Page 0 and a page after the last one are refused.',
    operations: ['listCustomersV2'],
    needs: [],
    steps: async (run) => ({
      beyond: [
        await list(run, 'listCustomersV2', 'page=999999'),
        ({ pageOutOfRange }) =>
          pageOutOfRange === '404'
            ? refused('invalidPage')
            : { status: 200, body: atLeast({ results: { customers: [] } }) },
      ],
      zero: [await list(run, 'listCustomersV2', 'page=0'), refused('invalidPage')],
    }),
  }),
  assumed('pageSize', 'The page says that the maximum is 1000, but not what happens above.', {
    says: 'A page size of 0 or over 1000 is refused.',
    operations: ['listCustomersV2'],
    needs: [],
    steps: async (run) => {
      const expected = ({ pageSize }: Assumptions) =>
        pageSize === 'clamp' ? { status: 200 } : refusedFields('pageSize', 'page_size')
      return {
        none: [await list(run, 'listCustomersV2', 'page_size=0'), expected],
        many: [await list(run, 'listCustomersV2', 'page_size=1001'), expected],
      }
    },
  }),
  assumed('replyFields', 'The example of the list has a new_customer, probably by mistake.', {
    name: 'listWithoutFlag',
    says: 'The older list has no new_customer.',
    operations: ['listCustomers'],
    needs: [],
    steps: async (run) => ({
      listed: [
        await list(run, 'listCustomers', 'parent_provided_id=explo-fake'),
        { status: 200, body: atLeast({ new_customer: absent }) },
      ],
    }),
  }),
]

import { answerOf, withHandler } from '../../engine/probe/mutants.ts'
import type { Mutant } from '../../engine/service.ts'
import { toCustomer } from '../operations/customers/customer.ts'
import type { Team } from '../records/team.ts'
import { type Defect, type DefectiveCall, doing, mutantsOf } from './defect.ts'

const whole = 'listCustomers'
const paged = ['listCustomersV2', 'listCustomersV2FirstRevision'] as const

const lastMissing: Defect = {
  says: 'The last customer of the list is missing.',
  async does({ usual, strike }) {
    const answer = await answerOf(usual())
    const items = itemsOf(answer)
    if (items.length > 0) strike()
    return withItems(answer, items.slice(0, -1))
  },
}

const countOfPage: Defect = {
  says: 'It counts the customers of the page instead of all.',
  async does({ usual, strike }) {
    const answer = Object(await answerOf(usual()))
    const key = 'count' in answer ? 'count' : 'total_count'
    const { length } = itemsOf(answer)
    if (answer[key] !== length) strike()
    return { ...answer, [key]: length }
  },
}

/** The defects of lists of customers. */
export const listMutants: readonly Mutant[] = [
  ...[whole, ...paged].flatMap((operation) => [
    ...mutantsOf(operation, { lastMissing }),
    deletedListed(operation),
    ...mutantsOf(operation, {
      filterIgnored: ignores('It ignores the filters.', [
        ...['parent_provided_id', 'parentProvidedId'],
        ...['hierarchy_level_name', 'hierarchyLevelName'],
      ]),
    }),
  ]),
  ...paged.flatMap((operation) =>
    mutantsOf(operation, {
      pageRepeats: ignores('Every page is the first one.', ['page']),
      pageSizeIgnored: ignores('It ignores the page size.', ['page_size', 'pageSize']),
      countOfPage,
    }),
  ),
  ...mutantsOf(whole, {
    otherGroups: {
      says: 'It also lists the customers of other visibility groups.',
      async does({ access, usual, strike }) {
        const groups = [...access.team.visibilityGroups.values()]
        const answers: object[] = []
        for (const group of groups) answers.push(Object(await answerOf(usual({ ...access, group }))))
        const customers = answers.flatMap(itemsOf)
        if (customers.length > itemsOf(answers[groups.indexOf(access.group)]).length) strike()
        return { success: 1, customers }
      },
    },
  }),
]

function ignores(says: string, names: readonly string[]): Defect {
  return {
    says,
    does({ fields, usual, strike }) {
      for (const name of names) {
        if (fields[name] !== undefined) strike()
        delete fields[name]
      }
      return usual()
    },
  }
}

/** The deleted customers of each team, as an answer shows them. */
type Deleted = WeakMap<Team, { readonly group: string; readonly customer: object }[]>

function deletedListed(operation: string): Mutant {
  return {
    name: `${operation}.deletedListed`,
    operation,
    says: 'A deleted customer is still listed.',
    apply: (service, strike) => {
      const deleted: Deleted = new WeakMap()
      const remember = doing(async ({ access, fields, usual }) => {
        const customer = access.group.customers.byToken(String(fields.current_token))
        const shown = customer && { group: access.group.name, customer: toCustomer(customer, access.group) }
        const answer = await usual()
        if (shown) deleted.set(access.team, [...(deleted.get(access.team) ?? []), shown])
        return answer
      }, strike)
      const deleting = ['deleteCustomer', 'deleteUserGroup'].reduce(
        (changed, name) => withHandler(changed, name, remember),
        service,
      )
      return withHandler(
        deleting,
        operation,
        doing((call) => withDeleted(call, deleted), strike),
      )
    },
  }
}

async function withDeleted({ access, usual, strike }: DefectiveCall, deleted: Deleted): Promise<unknown> {
  const answer = await answerOf(usual())
  const gone = (deleted.get(access.team) ?? []).filter(({ group }) => group === access.group.name)
  if (gone.length > 0) strike()
  return withItems(answer, [...itemsOf(answer), ...gone.map(({ customer }) => customer)])
}

/** The customers of an answer of any shape. */
function itemsOf(answer: unknown): object[] {
  const { customers, results } = Object(answer)
  return customers ?? results.customers
}

function withItems(answer: unknown, customers: readonly object[]): unknown {
  const { results, ...others } = Object(answer)
  return results === undefined ? { ...others, customers } : { ...others, results: { customers } }
}

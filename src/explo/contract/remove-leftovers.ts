import type { Caller, Client } from '../../engine/contract/client.ts'
import { NotTried } from '../../engine/contract/not-tried.ts'
import { isSuccess } from '../../engine/contract/reply.ts'
import { ExploFakeError } from '../../engine/input/tester-error.ts'
import { type CreatedRecords, customersIn } from './created-records.ts'
import { callOf, sendTo } from './operation-call.ts'

export interface Swept {
  readonly removed: number
  /** What is still there, in words. */
  readonly left: readonly string[]
}

/** Something to list and to delete. */
interface Kind<Item> {
  readonly list: () => Promise<readonly Item[]>
  readonly remove: (item: Item) => Promise<unknown>
  readonly nameOf: (item: Item) => string
}

const pageSize = 1000
const passes = 2

/**
 * Removes every customer and group tag whose name begins with `prefix`: those of this run, or those of runs that were
 * killed. The service itself says what is there; should it not, what is not known to be gone counts.
 */
export async function sweep(client: Client, prefix: string, own: readonly CreatedRecords[]): Promise<Swept> {
  if (!client.has('writer')) return { removed: 0, left: [] }
  try {
    return await removeListed(client, prefix)
  } catch (error) {
    if (!(error instanceof NotTried || error instanceof ExploFakeError)) throw error
    return { removed: 0, left: own.flatMap((belongings) => belongings.list()) }
  }
}

/** @throws {NotTried} When the service does not list them. */
async function removeListed(client: Client, prefix: string): Promise<Swept> {
  const callers = (['writer', 'other'] as const).filter((caller) => client.has(caller))
  const swept: Swept[] = []
  for (const as of callers) {
    const customers = await removeAll({
      list: () => ownCustomers(client, as, prefix),
      remove: ({ token }) => sendTo(client, 'deleteCustomer', { current_token: token }, as),
      nameOf: ({ provided_id }) => `customer ${provided_id}`,
    })
    swept.push(customers)
  }
  const tags = await removeAll({
    list: () => ownTags(client, prefix),
    remove: (name) => sendTo(client, 'deleteGroupTag', { name }),
    nameOf: (name) => `group tag ${name}`,
  })
  swept.push(tags)
  return { removed: swept.reduce((sum, { removed }) => sum + removed, 0), left: swept.flatMap(({ left }) => left) }
}

/** The newest first, so that children go before their parents; and once more, should the list be in another order. */
async function removeAll<Item>({ list, remove, nameOf }: Kind<Item>): Promise<Swept> {
  const found = await list()
  let left = found
  for (let pass = 0; pass < passes && left.length > 0; pass++) {
    for (const item of [...left].reverse()) await remove(item)
    left = await list()
  }
  return { removed: found.length - left.length, left: left.map(nameOf) }
}

async function ownCustomers(client: Client, as: Caller, prefix: string) {
  const found: ReturnType<typeof customersIn> = []
  let page = 0
  let listed: typeof found
  do {
    page++
    const query = `?page=${page}&page_size=${pageSize}&pageSize=${pageSize}`
    const reply = await client.send(callOf('listCustomersV2', undefined, as, { query }))
    if (!isSuccess(reply)) throw new NotTried(`listing the customers answers ${reply.status}`)
    listed = customersIn(reply.body)
    found.push(...listed.filter(({ provided_id }) => String(provided_id).startsWith(prefix)))
  } while (listed.length === pageSize)
  return found
}

async function ownTags(client: Client, prefix: string): Promise<string[]> {
  const reply = await sendTo(client, 'listGroupTags', undefined)
  const { group_tags: listed } = Object(reply.body)
  if (!Array.isArray(listed)) throw new NotTried(`listing the group tags answers ${reply.status}`)
  return listed.map((tag) => String(Object(tag).name)).filter((name) => name.startsWith(prefix))
}

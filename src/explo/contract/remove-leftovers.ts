import { type CreatedRecords, type Given, type Leftovers, NotTried } from '../../engine/contract/check.ts'
import type { Caller, Client } from '../../engine/contract/client.ts'
import { isSuccess } from '../../engine/contract/reply.ts'
import { FakeError } from '../../engine/input/tester-error.ts'
import { send } from './check.ts'
import { customersIn, type ListedCustomer, removeEndUser } from './created-records.ts'

/** The names of all records that runs of the contract create begin with this. */
export const contractPrefix = 'explo-fake-contract-'

/** The end user of every run. No operation lists end users, so a run finds what a killed run has left only by the same id. */
export const endUserId = `${contractPrefix}end-user`

/** A kind of record that can be listed and deleted. */
interface Kind<Item> {
  readonly list: () => Promise<readonly Item[]>
  readonly remove: (item: Item) => Promise<unknown>
  readonly nameOf: (item: Item) => string
}

const pageSize = 1000
/** More pages than any account has. The limit stops a run at a service that always has another page. */
const maxPages = 200
const passes = 2

/** See {@link AccountAccess.removeLeftovers}. When the service does not list its records, those of `own` count as left. */
export async function removeLeftovers(
  client: Client,
  prefix: string,
  own: readonly CreatedRecords[],
): Promise<Leftovers> {
  for (const records of own) await records.remove(client)
  try {
    const { removed, left } = await removeListed(client, prefix)
    return { removed, left: [...left, ...own.flatMap((records) => records.listUnlisted())] }
  } catch (error) {
    if (!(error instanceof NotTried || error instanceof FakeError)) throw error
    return { removed: 0, left: own.flatMap((records) => records.list()) }
  }
}

/** Removes the end user that a killed run may have left. */
export async function removeUnlisted(client: Client, { customerNumber }: Given): Promise<void> {
  if (typeof customerNumber === 'number') await removeEndUser(client, { id: endUserId, customerNumber }, 'writer')
}

/** @throws {NotTried} When the service does not list its records. */
async function removeListed(client: Client, prefix: string): Promise<Leftovers> {
  const results: Leftovers[] = []
  for (const as of client.writers) {
    const customers: Kind<ListedCustomer> = {
      list: () => ownCustomers(client, as, prefix),
      remove: ({ token }) => send(client, 'deleteCustomer', { current_token: token }, { as }),
      nameOf: ({ provided_id }) => `customer ${provided_id}`,
    }
    results.push(await removeAll(customers))
  }
  // One writer is enough: all visibility groups of a team have the same group tags.
  for (const as of client.writers.slice(0, 1)) {
    const groupTags: Kind<string> = {
      list: () => ownTags(client, as, prefix),
      remove: (name) => send(client, 'deleteGroupTag', { name }, { as }),
      nameOf: (name) => `group tag ${name}`,
    }
    results.push(await removeAll(groupTags))
  }
  return { removed: results.reduce((sum, { removed }) => sum + removed, 0), left: results.flatMap(({ left }) => left) }
}

/** Removes the newest first, because children must go before their parents. A second pass is for lists in another order. */
async function removeAll<Item>({ list, remove, nameOf }: Kind<Item>): Promise<Leftovers> {
  const found = await list()
  let left = found
  for (let pass = 0; pass < passes && left.length > 0; pass++) {
    for (const item of [...left].reverse()) await remove(item)
    left = await list()
  }
  return { removed: found.length - left.length, left: left.map(nameOf) }
}

/** @throws {NotTried} When the service does not list them, or has too many pages. */
async function ownCustomers(client: Client, as: Caller, prefix: string): Promise<ListedCustomer[]> {
  const found: ListedCustomer[] = []
  const seen = new Set<unknown>()
  for (let page = 1; page <= maxPages; page++) {
    const query = `?page=${page}&page_size=${pageSize}&pageSize=${pageSize}`
    const reply = await send(client, 'listCustomersV2', undefined, { as, query })
    if (!isSuccess(reply)) throw new NotTried(`listing the customers answers ${reply.status}`)
    const listed = customersIn(reply.body)
    const added = listed.filter(({ provided_id }) => !seen.has(provided_id))
    for (const { provided_id } of added) seen.add(provided_id)
    found.push(...added.filter(({ provided_id }) => String(provided_id).startsWith(prefix)))
    // A service that ignores `page` answers the same customers again.
    if (listed.length < pageSize || added.length === 0) return found
  }
  throw new NotTried(`listing the customers has more than ${maxPages} pages`)
}

async function ownTags(client: Client, as: Caller, prefix: string): Promise<string[]> {
  const reply = await send(client, 'listGroupTags', undefined, { as })
  const { group_tags: listed } = Object(reply.body)
  if (!Array.isArray(listed)) throw new NotTried(`listing the group tags answers ${reply.status}`)
  return listed.map((tag) => String(Object(tag).name)).filter((name) => name.startsWith(prefix))
}

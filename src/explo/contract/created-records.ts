import type { CreatedRecords } from '../../engine/contract/check.ts'
import type { Caller, Client } from '../../engine/contract/client.ts'
import { isRefused, isSuccess, type Reply } from '../../engine/contract/reply.ts'
import { FakeError } from '../../engine/input/tester-error.ts'
import type { Operation } from '../../engine/operation.ts'
import type { RecordKind } from '../operations/operation.ts'
import { send } from './check.ts'

/** A customer that a run may have created. */
interface OwnCustomer {
  readonly id: string
  /** Who may delete it. */
  readonly as: Writer
  /** Undefined until an answer has it. */
  readonly token: string | undefined
  /** Whether only the last call may have created it. When that is refused, the customer does not exist. */
  readonly isNew: boolean
}

/** Who may write in a visibility group. */
type Writer = 'other' | 'writer'

/** An end user, with the number that the service gave its customer. */
interface OwnEndUser {
  readonly id: string
  readonly customerNumber: number
}

/** The customers, group tags and end users that a run has created. Records without the prefix of the run are not its own. */
export class ExploCreatedRecords implements CreatedRecords {
  readonly #prefix: string
  readonly #customers = new Map<string, OwnCustomer>()
  /** By name: like `isNew` of a customer. */
  readonly #groupTags = new Map<string, boolean>()
  readonly #endUsers = new Map<string, OwnEndUser>()

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  expect(operation: Operation, body: unknown, as: Caller): void {
    const { customer, 'group tag': groupTag, 'end user': endUser } = recordsIn(body, operation.creates)
    const customerNumber = customerNumberIn(body, operation)
    if (endUser !== undefined && customerNumber !== undefined) {
      this.#endUsers.set(`${customerNumber} ${endUser}`, { id: String(endUser), customerNumber })
    }
    if (this.#isOwn(customer)) {
      const noted = this.#customers.get(keyOf(customer, as))
      const { token } = noted ?? {}
      this.#customers.set(keyOf(customer, as), { id: customer, as: writerFor(as), token, isNew: !noted })
    }
    if (this.#isOwn(groupTag)) this.#groupTags.set(groupTag, !this.#groupTags.has(groupTag))
  }

  learn(operation: Operation, body: unknown, as: Caller, reply: Reply): void {
    for (const { provided_id: id, token } of customersIn(reply.body)) {
      if (this.#isOwn(id) && typeof token === 'string') {
        this.#customers.set(keyOf(id, as), { id, as: writerFor(as), token, isNew: false })
      }
    }
    const created = recordsIn(body, operation.creates)
    const removed = recordsIn(body, operation.removes)
    if (isRefused(reply)) this.#forgetRefused(created, as)
    if (!isSuccess(reply)) return
    if (removed.customer !== undefined) this.#forgetHolder(removed.customer)
    if (removed['group tag'] !== undefined) this.#groupTags.delete(String(removed['group tag']))
  }

  async remove(client: Client): Promise<void> {
    try {
      await this.#removeAll(client)
    } catch (error) {
      if (!(error instanceof FakeError)) throw error
    }
  }

  async #removeAll(client: Client): Promise<void> {
    const [as] = client.writers
    if (as === undefined) return
    for (const [key, endUser] of this.#endUsers) {
      const reply = await removeEndUser(client, endUser, as)
      if (isSuccess(reply) || isMissing(reply)) this.#endUsers.delete(key)
    }
    for (const [key, customer] of [...this.#customers].reverse()) {
      if (await isGone(client, customer)) this.#customers.delete(key)
    }
    for (const name of this.#groupTags.keys()) {
      if (isSuccess(await send(client, 'deleteGroupTag', { name }, { as }))) this.#groupTags.delete(name)
    }
  }

  list(): string[] {
    return [
      ...[...this.#customers.values()].map(({ id }) => `customer ${id}`),
      ...[...this.#groupTags.keys()].map((name) => `group tag ${name}`),
      ...this.listUnlisted(),
    ]
  }

  /** The end users, because no operation lists them. */
  listUnlisted(): string[] {
    return [...this.#endUsers.values()].map(
      ({ id, customerNumber }) => `end user ${id} of customer number ${customerNumber}`,
    )
  }

  #forgetRefused({ customer, 'group tag': groupTag }: NamedRecords, as: Caller): void {
    if (this.#groupTags.get(String(groupTag))) this.#groupTags.delete(String(groupTag))
    const key = keyOf(String(customer), as)
    if (this.#customers.get(key)?.isNew) this.#customers.delete(key)
  }

  #forgetHolder(token: unknown): void {
    const held = [...this.#customers].filter(([, customer]) => customer.token === token)
    for (const [key] of held) this.#customers.delete(key)
  }

  #isOwn(id: unknown): id is string {
    return typeof id === 'string' && id.startsWith(this.#prefix)
  }
}

/** Deletes an end user, if there is one. */
export function removeEndUser(client: Client, { id, customerNumber }: OwnEndUser, as: Writer): Promise<Reply> {
  return send(client, 'deleteEndUser', { provided_id: id, customer_id: customerNumber }, { as })
}

/** Whether an answer says that there is no such record. A 401, 403 or 429 says nothing about it: the record may exist. */
function isMissing({ status }: Reply): boolean {
  return [400, 404, 410, 422].includes(status)
}

/** The records that a call names, by kind. */
type NamedRecords = { readonly [Kind in RecordKind]?: unknown }

function recordsIn(body: unknown, fields: Operation['creates']): NamedRecords {
  return Object.fromEntries(Object.entries(fields).map(([kind, field]) => [kind, Object(body)[String(field)]]))
}

/** The number of an end user's customer; undefined when the call has none that exists. */
function customerNumberIn(body: unknown, { names }: Operation): number | undefined {
  const fields = Object.keys(names).filter((field) => names[field] === 'customer number')
  return fields.map((field) => Number(Object(body)[field])).find((number) => number > 0)
}

/** Deletes a customer. @returns Whether it is gone, also when it never existed. */
async function isGone(client: Client, { id, token, as }: OwnCustomer): Promise<boolean> {
  const isDeletedBy = async (current_token: unknown) =>
    isSuccess(await send(client, 'deleteCustomer', { current_token }, { as }))
  if (token !== undefined && (await isDeletedBy(token))) return true

  const reply = await send(client, 'getCustomer', { provided_id: id }, { as })
  if (isMissing(reply)) return true
  const current = customersIn(reply.body).find(({ provided_id }) => provided_id === id)
  return current !== undefined && isDeletedBy(current.token)
}

/** A customer in an answer of a service, which may have any values. */
export interface ListedCustomer {
  readonly provided_id: unknown
  readonly token: unknown
}

/** The customers and user groups in an answer of any documented shape. */
export function customersIn(body: unknown): ListedCustomer[] {
  const { customer, user_group, customers, results } = (body ?? {}) as Record<string, unknown>
  const listed = [customers, (results as Record<string, unknown> | undefined)?.customers].find(Array.isArray) ?? []
  return [customer, user_group, ...listed]
    .filter((item) => typeof item === 'object' && item !== null)
    .map(({ provided_id, providedId, token }) => ({ provided_id: provided_id ?? providedId, token }))
}

/** Who may write in the visibility group of a caller. */
export function writerFor(as: Caller): Writer {
  return as === 'other' ? 'other' : 'writer'
}

function keyOf(id: string, as: Caller): string {
  return `${writerFor(as)} ${id}`
}

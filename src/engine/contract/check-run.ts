import type { CreatedRecords } from '../../explo/contract/created-records.ts'
import { callOf } from '../../explo/contract/operation-call.ts'
import type { OperationName } from '../../explo/operations/index.ts'
import type { Call, Caller, Client } from './client.ts'
import { NotTried } from './not-tried.ts'
import { at, isSuccess, type Reply } from './reply.ts'

/** A customer that a check has made. */
export interface OwnCustomer {
  readonly id: string
  readonly token: string
  readonly reply: Reply
}

export type CallOptions = Partial<Call> & { readonly query?: string }

interface CheckRunOptions {
  readonly client: Client
  readonly created: CreatedRecords
  readonly prefix: string
  /** Who calls unless a step says otherwise. */
  readonly caller: Caller
  readonly signal: AbortSignal
  readonly number: number
  /** What the person who runs the contract knows, and the API does not tell. */
  readonly customerNumber: number | undefined
  readonly embedId: string
}

/** What the steps of one check are made of. Everything that it makes has an id of its own. */
export class CheckRun {
  readonly #options: CheckRunOptions
  #ids = 0

  constructor(options: CheckRunOptions) {
    this.#options = options
  }

  /** A name that nothing has yet. */
  id(word: string): string {
    const { prefix, number } = this.#options
    return `${prefix}${number}-${word}-${++this.#ids}`
  }

  /** A dashboard or report builder of the team, if it has one. */
  get embedId(): string {
    return this.#options.embedId
  }

  get customerNumber(): number {
    return this.#options.customerNumber as number
  }

  async call(operation: OperationName, body?: unknown, options: CallOptions = {}): Promise<Reply> {
    const { client, created, signal, caller } = this.#options
    const { as = caller } = options
    if (signal.aborted) throw new NotTried('the run was stopped')

    created.expect(operation, body, as)
    const reply = await client.send(callOf(operation, body, as, options))
    created.learn(operation, body, as, reply)
    return reply
  }

  /** @throws {NotTried} When it is refused: a check of its own says so. */
  async customer(fields: object = {}, as: Caller = 'writer'): Promise<OwnCustomer> {
    const id = this.id('customer')
    const reply = await this.call('createCustomer', { provided_id: id, name: 'Contract', ...fields }, { as })
    return { id, token: this.text(reply, '/customer/token'), reply }
  }

  /** @throws {NotTried} */
  async userGroup(fields: object = {}): Promise<OwnCustomer> {
    const id = this.id('group')
    const reply = await this.call('createUserGroup', { user_group_id: id, name: 'Contract', ...fields })
    return { id, token: this.text(reply, '/user_group/token'), reply }
  }

  /** @throws {NotTried} */
  async groupTag(): Promise<string> {
    const name = this.id('tag')
    return this.text(await this.call('createGroupTag', { name }), '/group_tag/name')
  }

  /** A text that a further step needs. @throws {NotTried} */
  text(reply: Reply, pointer: string): string {
    const value = at(reply.body, pointer)
    if (isSuccess(reply) && typeof value === 'string') return value
    throw new NotTried(
      `a call that it needs was answered with ${reply.status}${isSuccess(reply) ? `, without ${pointer}` : ''}`,
    )
  }
}

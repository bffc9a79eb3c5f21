import type { Caller } from '../../engine/contract/caller.ts'
import * as engine from '../../engine/contract/check-run.ts'
import type { CallOptions } from '../../engine/contract/client.ts'
import type { Reply } from '../../engine/contract/reply.ts'
import type { OperationName } from '../operations/index.ts'
import type { AccountFacts } from './observe.ts'

/** A customer that a check has created. */
interface OwnCustomer {
  readonly id: string
  readonly token: string
  readonly reply: Reply
}

/** Runs the steps of a check of Explo. */
export class CheckRun extends engine.CheckRun {
  /** A dashboard or report builder of the team, if it has one. */
  get embedId(): string {
    return (this.options.facts as unknown as AccountFacts).embedId
  }

  get customerNumber(): number {
    return this.options.given.customerNumber as number
  }

  override call(name: OperationName, body?: unknown, options?: CallOptions): Promise<Reply> {
    return super.call(name, body, options)
  }

  /** @throws {NotTried} When the call is refused. Checks of their own are about that. */
  async customer(fields: object = {}, as: Caller = 'writer'): Promise<OwnCustomer> {
    const id = this.id('customer')
    const reply = await this.call('createCustomer', { provided_id: id, name: 'Contract', ...fields }, { as })
    return { id, token: this.text(reply, '/customer/token'), reply }
  }

  /** @throws {NotTried} When the call is refused. */
  async userGroup(fields: object = {}): Promise<OwnCustomer> {
    const id = this.id('group')
    const reply = await this.call('createUserGroup', { user_group_id: id, name: 'Contract', ...fields })
    return { id, token: this.text(reply, '/user_group/token'), reply }
  }

  /** @throws {NotTried} When the call is refused. */
  async groupTag(): Promise<string> {
    const name = this.id('tag')
    return this.text(await this.call('createGroupTag', { name }), '/group_tag/name')
  }
}

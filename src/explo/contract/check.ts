import type { Observation } from '../../engine/contract/account.ts'
import type { Check } from '../../engine/contract/check.ts'
import * as engine from '../../engine/contract/check.ts'
import { type CallOptions, type Client, callOf } from '../../engine/contract/client.ts'
import { templateOf, wrapsWords } from '../../engine/contract/judge.ts'
import { at, isSuccess, type Reply } from '../../engine/contract/reply.ts'
import type { Dialect } from '../../engine/refusals/dialect.ts'
import type { Basis } from '../../engine/terms.ts'
import type { AssumptionName, Assumptions } from '../assumptions.ts'
import { type OperationName, operationNamed } from '../operations/index.ts'
import type { Expected } from './expected.ts'

/** What a check needs beyond an API token that can read. */
export type Need = 'writer' | 'reader' | 'other' | 'customerNumber' | 'irreversible'

/** A check as it is written, without what `documented` or `assumed` adds. */
interface Definition {
  readonly name?: string
  readonly says: string
  readonly basis?: Basis
  readonly evidence?: string
  readonly operations?: readonly OperationName[]
  readonly assumptions?: readonly AssumptionName[]
  /** @default `writer`, and `irreversible` for what Explo documents about an operation that cannot be undone */
  readonly needs?: readonly Need[]
  /** Each answer with the expected one. */
  readonly steps: (run: CheckRun) => Promise<Readonly<Record<string, readonly [seen: Reply, expected: Expectation]>>>
}

type Expectation = Expected | ((assumptions: Assumptions) => Expected)

const defaults = { assumptions: [], needs: ['writer'] }

/** A check of what Explo documents about an operation. By default, it has the name of the operation. */
export function documented(operation: OperationName, definition: Definition): Check {
  const { documentation, irreversible } = operationNamed(operation)
  const needs = irreversible === null ? defaults.needs : [...defaults.needs, 'irreversible']
  const facts = { name: operation, basis: 'documented', evidence: documentation, operations: [operation], needs }
  return { ...defaults, ...facts, ...definition } as unknown as Check
}

/** A check of an assumption. By default, it has the name of the assumption. */
export function assumed(
  assumption: AssumptionName,
  evidence: string,
  definition: Definition & { readonly operations: readonly OperationName[] },
): Check {
  const facts = { name: assumption, basis: 'assumed', evidence, assumptions: [assumption] }
  return { ...defaults, ...facts, ...definition } as unknown as Check
}

/** Runs the steps of a check of Explo. */
export class CheckRun extends engine.CheckRun {
  /** The embed id of a dashboard or report builder. When the team has neither, it is one that does not exist. */
  get embedId(): string {
    return String(this.options.facts.embedId)
  }

  /** Whether the team has dashboards or report builders. Without any, every embed id may be accepted. */
  get declaresResources(): boolean {
    return this.options.facts.declaresResources === true
  }

  get customerNumber(): number {
    return this.options.given.customerNumber as number
  }

  /** Calls an operation by its name, as documented unless the options say otherwise. @throws {NotTried} */
  call(name: OperationName, body?: unknown, options?: CallOptions): Promise<Reply> {
    return this.send(operationNamed(name), body, options)
  }

  /** Creates a customer. @throws {NotTried} When the call is refused: other checks judge that. */
  async customer(fields: object = {}) {
    const id = this.id('customer')
    const reply = await this.call('createCustomer', { provided_id: id, name: 'Contract', ...fields })
    return { id, token: this.text(reply, '/customer/token'), reply }
  }

  getCustomer(id: string, options?: CallOptions): Promise<Reply> {
    return this.call('getCustomer', { provided_id: id }, options)
  }

  /** Creates a user group. @throws {NotTried} When the call is refused. */
  async userGroup(fields: object = {}) {
    const id = this.id('group')
    const reply = await this.call('createUserGroup', { user_group_id: id, name: 'Contract', ...fields })
    return { id, token: this.text(reply, '/user_group/token'), reply }
  }

  /** Creates a group tag. @throws {NotTried} When the call is refused. */
  async groupTag(): Promise<string> {
    const name = this.id('tag')
    return this.text(await this.call('createGroupTag', { name }), '/group_tag/name')
  }
}

/** Calls an operation of Explo by its name, as documented and with the most permissions unless the options differ. */
export function send(client: Client, operation: OperationName, body?: unknown, options?: CallOptions): Promise<Reply> {
  return client.send(callOf(operationNamed(operation), body, { as: client.usualCaller, ...options }))
}

/** Finds out what checks need to know about an account. @param prefix The prefix of the names of the run. */
export async function observe(client: Client, prefix: string, dialect: Dialect): Promise<Observation> {
  const plain = await send(client, 'getCustomer', undefined, { method: 'GET' })
  const fields = await send(client, 'getCustomer', {})
  const dashboards = await send(client, 'listDashboards')
  const reports = await send(client, 'listReports')

  const resources = [...listIn(dashboards, '/dashboards'), ...listIn(reports, '/reports')]
  const embedId = resources.map((resource) => at(resource, '/embed_id')).find((id) => typeof id === 'string')
  return {
    wrapping: wrappingOf(plain, fields, dialect),
    facts: { embedId: embedId ?? `${prefix}dashboard`, declaresResources: resources.length > 0 },
  }
}

/** How the service wraps the words of a refusal without fields, and of one with fields. */
function wrappingOf(plain: Reply, fields: Reply, dialect: Dialect): Observation['wrapping'] {
  const words = { words: { method: 'GET' } }
  const errors = { errors: { provided_id: ['This field is required.'] } }
  const seen = {
    plain: templateOf(plain.body, dialect.sentenceOf('methodNotAllowed', words), {}),
    fields: templateOf(fields.body, dialect.sentenceOf('fieldTypes', errors), errors),
  }
  return Object.fromEntries(Object.entries(seen).filter(([, template]) => wrapsWords(template)))
}

function listIn(reply: Reply, pointer: string): readonly unknown[] {
  const list = at(reply.body, pointer)
  return isSuccess(reply) && Array.isArray(list) ? list : []
}

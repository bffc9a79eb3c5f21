import { randomBytes, randomUUID } from 'node:crypto'
import { ExploModel, type ModelCustomer } from '../explo-model.ts'
import type { Habits } from './habits.ts'

/** The account of a team: the model of Explo, with dashboards and keys, and methods that create and find records. */
export class Account extends ExploModel {
  readonly dashboards = [{ name: 'Sales', embedId: 'AbCdEfGhIj' }]
  readonly keys = [randomUUID()]
  override tags: string[] = []

  constructor({ updateEmails }: Habits) {
    super({
      teamId: 42,
      levels: ['Customer', 'User'],
      cascades: false,
      replacesEmails: updateEmails === 'replace',
    })
  }

  get customers(): ModelCustomer[] {
    return Object.values(this.groups).flat()
  }

  get endUsers(): ModelCustomer['endUsers'] {
    return this.customers.flatMap(({ endUsers }) => endUsers)
  }

  get blueprints(): ModelCustomer['blueprints'] {
    return this.customers.flatMap(({ blueprints }) => blueprints)
  }

  create(group: string, id: string, fields: { name: string } & Record<string, unknown>): ModelCustomer {
    this.answer('createCustomer', group, { provided_id: id, ...fields }, newToken())
    return this.groups[group]?.at(-1) as ModelCustomer
  }

  addBlueprint(group: string, customerId: string, name: string, tables: unknown): ModelCustomer['blueprints'][number] {
    const fields = { customer_id: customerId, blueprint_name: name, tables }
    this.answer('createBlueprint', group, fields, newEmbedId())
    return this.blueprints.at(-1) as ModelCustomer['blueprints'][number]
  }
}

export const newToken = () => randomBytes(32).toString('hex')
export const newEmbedId = () => randomBytes(3).toString('hex')

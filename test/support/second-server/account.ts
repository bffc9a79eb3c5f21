import { randomBytes, randomUUID } from 'node:crypto'
import { absent, Refused, wrong } from './refusal.ts'

export interface Customer {
  number: number
  id: string
  name: string
  isDemo: boolean
  token: string
  properties: Record<string, unknown> | null
  mapping: Record<string, string> | null
  emails: string[]
  tags: string[]
  level: string
  parent: string | null
  group: string
}

interface EndUser {
  customer: number
  id: string
  email: string
  attributes: Record<string, unknown>
}

interface Blueprint {
  id: number
  embedId: string
  name: string
  customer: Customer
  tables: unknown
}

type Fields = Record<string, unknown>

/** A team: what an Explo account remembers. */
export class Account {
  readonly teamId = 42
  readonly levels = ['Customer', 'User']
  readonly dashboards = [{ name: 'Sales', embedId: 'AbCdEfGhIj' }]
  readonly keys = [randomUUID()]
  customers: Customer[] = []
  tags: string[] = []
  endUsers: EndUser[] = []
  blueprints: Blueprint[] = []
  #numbers = 0
  #blueprints = 0

  find(group: string, id: unknown): Customer {
    const found = this.customers.find((one) => one.group === group && one.id === id)
    if (!found) throw absent()
    return found
  }

  holder(group: string, token: unknown): Customer {
    const found = this.customers.find((one) => one.group === group && one.token === token)
    if (!found) throw absent()
    return found
  }

  numbered(group: string, number: unknown): Customer {
    const found = this.customers.find((one) => one.group === group && one.number === number)
    if (!found) throw new Refused(404, 'Not found.')
    return found
  }

  create(group: string, id: string, fields: Fields): { customer: Customer; isNew: boolean } {
    const known = this.customers.find((one) => one.group === group && one.id === id)
    if (known) return { customer: known, isNew: false }

    const customer: Customer = {
      number: ++this.#numbers,
      id,
      name: '',
      isDemo: false,
      token: newToken(),
      properties: null,
      mapping: null,
      emails: [],
      tags: [],
      level: 'Customer',
      parent: null,
      group,
    }
    this.change(customer, fields, false)
    this.customers.push(customer)
    return { customer, isNew: true }
  }

  change(customer: Customer, fields: Fields, addsEmails: boolean): void {
    this.#check(customer, fields)
    const { name, is_demo_group, properties, mapping, emails, group_tags, hierarchy_level_name, parent_provided_id } =
      fields
    if (name != null) customer.name = String(name)
    if (is_demo_group != null) customer.isDemo = Boolean(is_demo_group)
    if (properties != null) customer.properties = properties as Customer['properties']
    if (mapping != null) customer.mapping = mapping as Customer['mapping']
    if (emails != null)
      customer.emails = [...new Set([...(addsEmails ? customer.emails : []), ...(emails as string[])])]
    if (group_tags != null) customer.tags = [...new Set(group_tags as string[])]
    if (hierarchy_level_name != null) customer.level = String(hierarchy_level_name)
    if (parent_provided_id != null) customer.parent = String(parent_provided_id)
  }

  rename(customer: Customer, newId: string): void {
    const holder = this.customers.find((one) => one.group === customer.group && one.id === newId)
    if (holder && holder !== customer) throw wrong({ new_provided_id: ['This id is taken.'] })
    for (const child of this.childrenOf(customer)) child.parent = newId
    customer.id = newId
  }

  addBlueprint(customer: Customer, name: string, tables: unknown): Blueprint {
    const blueprint = { id: ++this.#blueprints, embedId: randomBytes(3).toString('hex'), name, customer, tables }
    this.blueprints.push(blueprint)
    return blueprint
  }

  blueprint(group: string, id: unknown): Blueprint {
    const found = this.blueprints.find((one) => one.customer.group === group && one.id === id)
    if (!found) throw absent()
    return found
  }

  childrenOf({ group, id }: Customer): Customer[] {
    return this.customers.filter((one) => one.group === group && one.parent === id)
  }

  ancestorsOf({ group, parent }: Customer): Customer[] {
    const found = this.customers.find((one) => one.group === group && one.id === parent)
    return found ? [found, ...this.ancestorsOf(found)] : []
  }

  remove(customer: Customer): void {
    if (this.childrenOf(customer).length > 0) throw new Refused(400, 'A customer with children cannot be deleted.')
    this.customers = this.customers.filter((one) => one !== customer)
    this.endUsers = this.endUsers.filter((one) => one.customer !== customer.number)
    this.blueprints = this.blueprints.filter((one) => one.customer !== customer)
  }

  #check({ group, level: ownLevel }: Customer, fields: Fields): void {
    const { group_tags: tags, hierarchy_level_name, parent_provided_id: parentId, mapping } = fields
    const level = hierarchy_level_name ?? ownLevel
    const flaws: Record<string, string[]> = {}
    const unknownTags = ((tags ?? []) as string[]).filter((tag) => !this.tags.includes(tag))
    if (unknownTags.length > 0) flaws.group_tags = ['There is no such tag.']
    if (!this.levels.includes(String(level))) flaws.hierarchy_level_name = ['There is no such level.']
    if (mapping != null && Object.keys(mapping).length > 0) flaws.mapping = ['There is no such schema.']
    if (parentId != null) {
      const parent = this.customers.find((one) => one.group === group && one.id === parentId)
      const isHigher = parent && this.levels.indexOf(parent.level) < this.levels.indexOf(String(level))
      if (!isHigher) flaws.parent_provided_id = ['This cannot be the parent.']
    }
    if (Object.keys(flaws).length > 0) throw wrong(flaws)
  }
}

export function newToken(): string {
  return randomBytes(32).toString('hex')
}

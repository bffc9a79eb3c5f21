import { refusalBody } from './dialect.ts'

/** A customer as the model remembers it. */
export interface ModelCustomer {
  id: string
  number: number
  token: string
  name: string
  demo: boolean
  mapping: Json | null
  properties: Json | null
  emails: string[]
  tags: string[]
  level: string
  parent: string | null
  endUsers: { id: string; email: string; attributes: Json }[]
  portals: { dashboard: string; emails: string[] }[]
  blueprints: { id: number; embedId: string; name: string; tables: unknown }[]
}

type Json = Record<string, unknown>
type Fields = Readonly<Record<string, unknown>>

/** What the fake must answer. For wrong fields, the model predicts which fields are named, not the sentences. */
export interface Expected {
  readonly status: number
  readonly body?: Json
  readonly wrongFields?: readonly string[]
}

/** The settings of the fake. */
export interface Rules {
  readonly teamId: number
  /** From the top level to the bottom level. */
  readonly levels: readonly string[]
  readonly cascades: boolean
  readonly replacesEmails: boolean
}

/**
 * A second, naive implementation of the Explo API. It stores records in arrays and searches them linearly. It shares no
 * code with the fake, because tests could not find a mistake that both make.
 */
export class ExploModel {
  readonly groups: Record<string, ModelCustomer[]> = { Production: [], Sandbox: [] }
  tags = ['x']
  readonly deadTokens: string[] = []
  readonly rules: Rules
  /** Includes the embed ids of deleted blueprints. */
  readonly embedIds: string[] = []
  #lastNumber = 0
  #lastBlueprint = 0

  constructor(rules: Rules) {
    this.rules = rules
  }

  /** Includes the former tokens of customers. */
  get knownTokens(): string[] {
    return [...this.deadTokens, ...Object.values(this.groups).flatMap((all) => all.map(({ token }) => token))]
  }

  /** @param issued The token or embed id that the fake generated, which the model cannot predict. */
  answer(operation: string, group: string, fields: Fields, issued: string | undefined): Expected {
    switch (operation) {
      case 'createUserGroup':
        return this.#create(group, this.#fromUserGroup(fields), issued, (customer, created) => ({
          success: 1,
          new_user_group: created,
          user_group: this.#userGroup(customer),
        }))
      case 'createCustomer':
        return this.#create(group, fields, issued, (customer, created) => ({
          success: 1,
          new_customer: created,
          customer: this.#show(group, customer),
        }))
      case 'updateUserGroup':
        return this.#update(group, this.#fromUserGroup(fields), (customer) => ({
          success: 1,
          user_group: this.#userGroup(customer),
        }))
      case 'updateCustomer':
        return this.#update(group, fields, (customer) => ({ success: 1, customer: this.#show(group, customer) }))
      case 'getCustomer':
        return this.#withCustomer(group, fields.provided_id, (customer) =>
          ok({ success: 1, customer: this.#show(group, customer) }),
        )
      case 'deleteUserGroup':
      case 'deleteCustomer':
        return this.#withToken(group, fields.current_token, (customer) => this.#delete(group, customer))
      case 'refreshUserGroupToken':
        return this.#withToken(group, fields.current_token, (customer) => {
          this.#rotate(customer, issued)
          return ok({ success: 1, user_group: this.#userGroup(customer) })
        })
      case 'refreshCustomerToken':
        return this.#withToken(group, fields.current_token, (customer) => {
          this.#rotate(customer, issued)
          return ok({ success: 1, customer: this.#show(group, customer) })
        })
      case 'configureCustomerPortal':
        return this.#withCustomer(group, fields.provided_id, (customer) => {
          const others = customer.portals.filter(({ dashboard }) => dashboard !== fields.dashboard_embed_id)
          const portal = { dashboard: String(fields.dashboard_embed_id), emails: fields.emails as string[] }
          customer.portals = [...others, portal]
          return ok({ success: 1 })
        })
      case 'createBlueprint':
        return this.#withCustomer(group, fields.customer_id, (customer) => {
          const id = ++this.#lastBlueprint
          const embedId = issued ?? ''
          this.embedIds.push(embedId)
          customer.blueprints.push({ id, embedId, name: String(fields.blueprint_name), tables: fields.tables })
          return ok({ success: 1, blueprint_id: id })
        })
      case 'updateBlueprint': {
        const all = (this.groups[group] ?? []).flatMap(({ blueprints }) => blueprints)
        const blueprint = all.find(({ id }) => id === fields.blueprint_id)
        if (!blueprint) return notFound
        blueprint.tables = fields.tables
        return ok({ success: 1 })
      }
      case 'getCustomerBlueprints':
        return this.#withCustomer(group, fields.customer_id, ({ blueprints }) =>
          ok({ success: 1, blueprints: blueprints.map(({ id, embedId, name }) => ({ id, embed_id: embedId, name })) }),
        )
      case 'createEndUser':
        return this.#withNumber(group, fields.customer_id, (customer) => {
          const known = customer.endUsers.find(({ id }) => id === fields.provided_id)
          const endUser = known ?? {
            id: String(fields.provided_id),
            email: String(fields.email),
            attributes: (fields.attributes ?? {}) as Json,
          }
          if (!known) customer.endUsers.push(endUser)
          return ok({ success: 1, end_user: showEndUser(endUser) })
        })
      case 'updateEndUser':
        return this.#withEndUser(group, fields, (endUser) => {
          endUser.email = String(fields.email ?? endUser.email)
          endUser.attributes = (fields.attributes ?? endUser.attributes) as Json
          return ok({ success: 1, end_user: showEndUser(endUser) })
        })
      case 'deleteEndUser':
        return this.#withEndUser(group, fields, (endUser, customer) => {
          customer.endUsers.splice(customer.endUsers.indexOf(endUser), 1)
          return ok({ success: 1 })
        })
      case 'listCustomers':
        return ok({
          success: 1,
          customers: this.#matching(group, fields.parent_provided_id, fields.hierarchy_level_name),
        })
      case 'listCustomersV2':
        return this.#page(group, fields)
      default:
        return this.#changeTags(operation, fields)
    }
  }

  /** The customers, group tags, blueprints and portals, as `inspect()` returns them. */
  dump() {
    const entries = Object.entries(this.groups)
    return {
      customers: entries.flatMap(([group, all]) =>
        all.map((customer) => ({
          provided_id: customer.id,
          customer_id: customer.number,
          name: customer.name,
          visibility_group: group,
          token: customer.token,
          is_demo_group: customer.demo,
          mapping: customer.mapping,
          properties: customer.properties,
          emails: customer.emails,
          group_tags: customer.tags,
          hierarchy_level: customer.level,
          ...(customer.parent !== null && { parent_provided_id: customer.parent }),
          ...(customer.endUsers.length > 0 && { end_users: customer.endUsers.map(showEndUser) }),
        })),
      ),
      group_tags: this.tags,
      blueprints: entries.flatMap(([group, all]) =>
        all
          .flatMap(({ id, blueprints }) => blueprints.map((blueprint) => ({ customer: id, ...blueprint })))
          .sort((one, other) => one.id - other.id)
          .map(({ customer, id, embedId, name, tables }) => ({
            customer_id: customer,
            visibility_group: group,
            blueprint_id: id,
            embed_id: embedId,
            blueprint_name: name,
            tables,
          })),
      ),
      portals: entries.flatMap(([group, all]) =>
        all.flatMap(({ id, portals }) =>
          portals.map(({ dashboard, emails }) => ({
            dashboard_embed_id: dashboard,
            provided_id: id,
            visibility_group: group,
            emails,
          })),
        ),
      ),
    }
  }

  #fromUserGroup({ user_group_id, ...fields }: Fields): Fields {
    return { ...fields, provided_id: user_group_id }
  }

  #create(
    group: string,
    fields: Fields,
    issued: string | undefined,
    show: (customer: ModelCustomer, created: boolean) => Json,
  ): Expected {
    const level = (fields.hierarchy_level_name ?? this.rules.levels[0]) as string
    const parent = (fields.parent_provided_id ?? null) as string | null
    const wrong = [...this.#unknownTags(fields), ...this.#wrongPlace(group, level, parent)]
    if (wrong.length > 0) return { status: 400, wrongFields: wrong }

    const known = this.#find(group, fields.provided_id)
    if (known) return ok(show(known, false))

    const customer: ModelCustomer = {
      id: String(fields.provided_id),
      number: ++this.#lastNumber,
      token: issued ?? '',
      name: String(fields.name),
      demo: (fields.is_demo_group ?? false) as boolean,
      mapping: (fields.mapping ?? null) as Json | null,
      properties: (fields.properties ?? null) as Json | null,
      emails: unique(fields.emails),
      tags: unique(fields.group_tags),
      level,
      parent,
      endUsers: [],
      portals: [],
      blueprints: [],
    }
    this.groups[group]?.push(customer)
    return ok(show(customer, true))
  }

  #update(group: string, fields: Fields, show: (customer: ModelCustomer) => Json): Expected {
    const customer = this.#find(group, fields.provided_id)
    const level = (fields.hierarchy_level_name ?? customer?.level) as string | undefined
    const parent = (fields.parent_provided_id ?? customer?.parent ?? null) as string | null
    const taken = this.#find(group, fields.new_provided_id)
    const wrong = [
      ...this.#unknownTags(fields),
      ...this.#wrongPlace(group, level, parent, customer),
      ...(taken && taken !== customer ? ['new_provided_id'] : []),
    ]
    if (wrong.length > 0) return { status: 400, wrongFields: wrong }
    if (!customer) return notFound

    const emails = unique(fields.emails)
    if (fields.emails) customer.emails = this.rules.replacesEmails ? emails : unique([...customer.emails, ...emails])
    if (fields.group_tags) customer.tags = unique(fields.group_tags)
    customer.name = (fields.name ?? customer.name) as string
    customer.demo = (fields.is_demo_group ?? customer.demo) as boolean
    customer.mapping = (fields.mapping ?? customer.mapping) as Json | null
    customer.properties = (fields.properties ?? customer.properties) as Json | null
    customer.level = level as string
    customer.parent = parent
    if (typeof fields.new_provided_id === 'string') {
      for (const child of this.#children(group, customer)) child.parent = fields.new_provided_id
      customer.id = fields.new_provided_id
    }
    return ok(show(customer))
  }

  #delete(group: string, customer: ModelCustomer): Expected {
    const children = this.#children(group, customer)
    if (children.length > 0 && !this.rules.cascades) return { status: 400 }

    for (const child of children) this.#delete(group, child)
    this.groups[group] = (this.groups[group] ?? []).filter((other) => other !== customer)
    this.deadTokens.push(customer.token)
    return ok({ success: 1 })
  }

  #rotate(customer: ModelCustomer, issued: string | undefined): void {
    this.deadTokens.push(customer.token)
    customer.token = issued ?? ''
  }

  #changeTags(operation: string, { name, new_name: newName }: Fields): Expected {
    const next = String(operation === 'createGroupTag' ? name : newName)
    if (operation !== 'deleteGroupTag' && this.tags.includes(next)) {
      return { status: 400, wrongFields: [operation === 'createGroupTag' ? 'name' : 'new_name'] }
    }
    if (operation === 'createGroupTag') {
      this.tags = [...this.tags, next]
      return ok({ success: 1, group_tag: { name: next } })
    }
    if (!this.tags.includes(String(name))) return notFound

    const isDeletion = operation === 'deleteGroupTag'
    const changed = (tags: string[]) => tags.flatMap((tag) => (tag === name ? (isDeletion ? [] : [next]) : [tag]))
    this.tags = changed(this.tags)
    for (const customer of Object.values(this.groups).flat()) customer.tags = changed(customer.tags)
    return ok(isDeletion ? { success: 1 } : { success: 1, group_tag: { name: next } })
  }

  #page(group: string, fields: Fields): Expected {
    const parent = fields.parent_provided_id ?? fields.parentProvidedId
    const level = fields.hierarchy_level_name ?? fields.hierarchyLevelName
    const all = this.#matching(group, parent, level)
    const size = Number(fields.page_size ?? fields.pageSize ?? 20)
    const page = Number(fields.page ?? 1)
    const pages = Math.max(1, Math.ceil(all.length / size))
    if (!(page >= 1 && page <= pages)) return { status: 404, body: refusalBody('Invalid page.') }
    return ok({ total_count: all.length, results: { customers: all.slice((page - 1) * size, page * size) } })
  }

  #matching(group: string, parent: unknown, level: unknown): Json[] {
    return (this.groups[group] ?? [])
      .filter((customer) => parent === undefined || customer.parent === parent)
      .filter((customer) => level === undefined || customer.level === level)
      .map((customer) => this.#show(group, customer))
  }

  #show(group: string, customer: ModelCustomer): Json {
    return {
      token: customer.token,
      name: customer.name,
      provided_id: customer.id,
      is_demo_group: customer.demo,
      emails: customer.emails,
      group_tags: customer.tags,
      properties: customer.properties,
      computed_properties: this.#inherited(group, customer, 'properties'),
      access_group: group,
      parent_schema_datasource_mapping: customer.mapping,
      computed_parent_schema_datasource_mapping: this.#inherited(group, customer, 'mapping'),
      hierarchy_level: customer.level,
    }
  }

  #userGroup({ token, name, id, demo, properties }: ModelCustomer): Json {
    return { team_id: this.rules.teamId, token, name, provided_id: id, is_demo_group: demo, properties }
  }

  /** The values of the ancestors and of the customer, merged from the top down. */
  #inherited(group: string, customer: ModelCustomer, field: 'mapping' | 'properties'): Json {
    const parent = this.#find(group, customer.parent)
    const above = parent ? Object.entries(this.#inherited(group, parent, field)) : []
    return Object.fromEntries([...above, ...Object.entries(customer[field] ?? {})])
  }

  #unknownTags({ group_tags: tags }: Fields): string[] {
    return unique(tags).every((tag) => this.tags.includes(tag)) ? [] : ['group_tags']
  }

  #wrongPlace(group: string, level: string | undefined, parentId: string | null, customer?: ModelCustomer): string[] {
    const { levels } = this.rules
    if (level !== undefined && !levels.includes(level)) return ['hierarchy_level_name']

    const wrong: string[] = []
    const depth = level === undefined ? Number.POSITIVE_INFINITY : levels.indexOf(level)
    if (customer && this.#children(group, customer).some((child) => levels.indexOf(child.level) <= depth)) {
      wrong.push('hierarchy_level_name')
    }
    const parent = this.#find(group, parentId)
    const isBelow = parent && parent !== customer && levels.indexOf(parent.level) < depth
    return parentId !== null && !isBelow ? [...wrong, 'parent_provided_id'] : wrong
  }

  #children(group: string, { id }: ModelCustomer): ModelCustomer[] {
    return (this.groups[group] ?? []).filter(({ parent }) => parent === id)
  }

  #find(group: string, id: unknown): ModelCustomer | undefined {
    return (this.groups[group] ?? []).find((customer) => customer.id === id)
  }

  #withCustomer(group: string, id: unknown, then: (customer: ModelCustomer) => Expected): Expected {
    const customer = this.#find(group, id)
    return customer ? then(customer) : notFound
  }

  #withToken(group: string, token: unknown, then: (customer: ModelCustomer) => Expected): Expected {
    const customer = (this.groups[group] ?? []).find((one) => one.token === token)
    return customer ? then(customer) : notFound
  }

  #withNumber(group: string, number: unknown, then: (customer: ModelCustomer) => Expected): Expected {
    const customer = (this.groups[group] ?? []).find((one) => one.number === number)
    return customer ? then(customer) : notFound
  }

  #withEndUser(
    group: string,
    fields: Fields,
    then: (endUser: ModelCustomer['endUsers'][number], customer: ModelCustomer) => Expected,
  ): Expected {
    return this.#withNumber(group, fields.customer_id, (customer) => {
      const endUser = customer.endUsers.find(({ id }) => id === fields.provided_id)
      return endUser ? then(endUser, customer) : notFound
    })
  }
}

const notFound: Expected = { status: 404, body: refusalBody('Not found.') }

function ok(body: Json): Expected {
  return { status: 200, body }
}

function unique(values: unknown): string[] {
  return [...new Set((values ?? []) as string[])]
}

function showEndUser({ id, email, attributes }: ModelCustomer['endUsers'][number]): Json {
  return { provided_id: id, email, attributes }
}

import { randomBytes } from 'node:crypto'
import { type Account, type Customer, newToken } from './account.ts'
import { fields, type Kinds } from './fields.ts'
import type { Habits } from './habits.ts'
import { absent, Refused, wrong } from './refusal.ts'

/** A call that was let in. */
export interface Visit {
  readonly account: Account
  readonly habits: Habits
  readonly group: string
  readonly body: Record<string, unknown>
  readonly query: URLSearchParams
  readonly origin: string
}

interface Endpoint {
  readonly method: string
  readonly writes: boolean
  readonly needs?: Kinds
  readonly takes?: Kinds
  readonly answer: (visit: Visit) => unknown
}

const shared: Kinds = { mapping: 'object', is_demo_group: 'boolean', properties: 'object' }
const placed: Kinds = { emails: 'list', group_tags: 'list', hierarchy_level_name: 'text', parent_provided_id: 'text' }
const byToken: Kinds = { current_token: 'text' }

/** Section 2 of the notes on the API, one entry for each path. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  '/api/create_user_group/': {
    ...post(
      { user_group_id: 'text', name: 'text' },
      { ...shared, data_source_id: 'number', data_source_provided_id: 'text' },
    ),
    answer: (visit) => {
      const { user_group_id, ...rest } = visit.body
      const { customer, isNew } = visit.account.create(visit.group, String(user_group_id), rest)
      return { success: 1, new_user_group: isNew, user_group: userGroup(customer, visit) }
    },
  },
  '/api/update_user_group/': {
    ...post({ user_group_id: 'text' }, { name: 'text', ...shared }),
    answer: (visit) => {
      const customer = visit.account.find(visit.group, visit.body.user_group_id)
      visit.account.change(customer, visit.body, true)
      return { success: 1, user_group: userGroup(customer, visit) }
    },
  },
  '/api/delete_user_group/': {
    ...remove({ ...byToken }, { user_group_id: 'text', data_source_provided_id: 'text' }),
    answer: ({ account, group, body }) => {
      account.remove(account.holder(group, body.current_token))
      return { success: 1 }
    },
  },
  '/api/refresh_user_group_token/': {
    ...post(byToken),
    answer: (visit) => {
      const customer = visit.account.holder(visit.group, visit.body.current_token)
      customer.token = newToken()
      return { success: 1, user_group: userGroup(customer, visit) }
    },
  },
  '/api/create_customer/': {
    ...post({ provided_id: 'text', name: 'text' }, { ...shared, ...placed }),
    answer: (visit) => {
      const { customer, isNew } = visit.account.create(visit.group, String(visit.body.provided_id), visit.body)
      return { success: 1, new_customer: isNew, customer: wireCustomer(customer, visit) }
    },
  },
  '/api/get_customer/': {
    ...post({ provided_id: 'text' }),
    writes: false,
    answer: (visit) => ({
      success: 1,
      customer: wireCustomer(visit.account.find(visit.group, visit.body.provided_id), visit),
    }),
  },
  '/api/customers/': {
    ...get(),
    answer: (visit) => ({ success: 1, customers: listed(visit).map((one) => wireCustomer(one, visit)) }),
  },
  '/v2/api/customers/': {
    ...get(),
    answer: (visit) => (visit.habits.v2Revision === 'a' ? firstShape(visit, '/v2/api/customers/') : newestShape(visit)),
  },
  '/api/v2/customers/': { ...get(), answer: (visit) => firstShape(visit, '/api/v2/customers/') },
  '/api/update_customer/': {
    ...post({ provided_id: 'text' }, { new_provided_id: 'text', name: 'text', ...shared, ...placed }),
    answer: (visit) => {
      const customer = visit.account.find(visit.group, visit.body.provided_id)
      if (visit.body.new_provided_id != null) visit.account.rename(customer, String(visit.body.new_provided_id))
      visit.account.change(customer, visit.body, visit.habits.updateEmails === 'add')
      return { success: 1, customer: wireCustomer(customer, visit) }
    },
  },
  '/api/delete_customer/': {
    ...remove(byToken),
    answer: ({ account, group, body }) => {
      account.remove(account.holder(group, body.current_token))
      return { success: 1 }
    },
  },
  '/api/refresh_customer_token/': {
    ...post(byToken),
    answer: (visit) => {
      const customer = visit.account.holder(visit.group, visit.body.current_token)
      customer.token = newToken()
      return { success: 1, customer: wireCustomer(customer, visit) }
    },
  },
  '/api/configure_customer_portal/': {
    ...post({ dashboard_embed_id: 'text', provided_id: 'text', emails: 'list' }),
    answer: (visit) => {
      knownEmbed(visit, 'dashboard_embed_id')
      visit.account.find(visit.group, visit.body.provided_id)
      return { success: 1 }
    },
  },
  '/api/generate_jwt/': {
    ...post(
      { provided_id: 'text', embed_id: 'text' },
      {
        key_id: 'text',
        expiration: 'text',
        chart_id: 'text',
        rb_allowed_features: 'list',
        disable_editable_section_editing: 'boolean',
        embed_origin: 'text',
      },
    ),
    answer: (visit) => {
      const { expiration, key_id, provided_id } = visit.body
      if (expiration != null && !/^P(?=.)/.test(String(expiration)))
        throw wrong({ expiration: ['Must be a duration.'] })
      const own = visit.account.blueprints.filter(({ customer }) => customer.group === visit.group)
      if (!own.some(({ embedId }) => embedId === visit.body.embed_id)) knownEmbed(visit, 'embed_id')
      visit.account.find(visit.group, provided_id)
      if (key_id != null && !visit.account.keys.includes(key_id as never)) throw new Refused(404, 'Not found.')
      const header = { alg: 'dir', enc: 'A256GCM', kid: visit.account.keys[0] }
      const part = (bytes: number) => randomBytes(bytes).toString('base64url')
      return {
        success: 1,
        jwt: `${Buffer.from(JSON.stringify(header)).toString('base64url')}..${part(12)}.${part(64)}.${part(16)}`,
      }
    },
  },
  '/api/create_blueprint/': {
    ...post({ customer_id: 'text', blueprint_name: 'text', tables: 'list' }),
    answer: ({ account, group, body }) => {
      const customer = account.find(group, body.customer_id)
      return { success: 1, blueprint_id: account.addBlueprint(customer, String(body.blueprint_name), body.tables).id }
    },
  },
  '/api/update_blueprint/': {
    ...post({ blueprint_id: 'number', tables: 'list' }),
    answer: ({ account, group, body }) => {
      account.blueprint(group, body.blueprint_id).tables = body.tables
      return { success: 1 }
    },
  },
  '/api/get_customer_blueprints/': {
    ...post({ customer_id: 'text' }),
    writes: false,
    answer: ({ account, group, body }) => {
      const customer = account.find(group, body.customer_id)
      const own = account.blueprints.filter((one) => one.customer === customer)
      return { success: 1, blueprints: own.map(({ id, embedId, name }) => ({ id, embed_id: embedId, name })) }
    },
  },
  '/api/group_tags/': {
    ...get(),
    answer: ({ account }) => ({ success: 1, group_tags: account.tags.map((name) => ({ name })) }),
  },
  '/api/create_group_tag/': {
    ...post({ name: 'text' }),
    answer: ({ account, body }) => {
      if (account.tags.includes(String(body.name))) throw wrong({ name: ['This tag exists.'] })
      account.tags.push(String(body.name))
      return { success: 1, group_tag: { name: body.name } }
    },
  },
  '/api/rename_group_tag/': {
    ...post({ name: 'text', new_name: 'text' }),
    answer: ({ account, body }) => {
      const [name, newName] = [String(body.name), String(body.new_name)]
      if (!account.tags.includes(name)) throw new Refused(404, 'Not found.')
      if (account.tags.includes(newName)) throw wrong({ new_name: ['This tag exists.'] })
      account.tags = account.tags.map((tag) => (tag === name ? newName : tag))
      for (const customer of account.customers)
        customer.tags = customer.tags.map((tag) => (tag === name ? newName : tag))
      return { success: 1, group_tag: { name: newName } }
    },
  },
  '/api/delete_group_tag/': {
    ...post({ name: 'text' }),
    answer: ({ account, body }) => {
      if (!account.tags.includes(String(body.name))) throw new Refused(404, 'Not found.')
      account.tags = account.tags.filter((tag) => tag !== body.name)
      for (const customer of account.customers) customer.tags = customer.tags.filter((tag) => tag !== body.name)
      return { success: 1 }
    },
  },
  '/api/dashboard/': {
    ...get(),
    answer: ({ account }) => ({
      success: 1,
      dashboards: account.dashboards.map(({ name, embedId }) => ({
        team_id: account.teamId,
        name,
        embed_id: embedId,
        attributes: [],
        is_drilldown: false,
      })),
    }),
  },
  '/api/reports/': { ...get(), answer: () => ({ success: 1, reports: [] }) },
  '/api/publish/': {
    ...post({ embed_id: 'text', resource_type: 'text', environment: 'text', version_number: 'number' }),
    answer: (visit) => {
      knownEmbed(visit, 'embed_id')
      return { success: 1 }
    },
  },
  '/api/dashboard/screenshot/': {
    ...post(
      { provided_id: 'text', dashboard_embed_id: 'text' },
      { email: 'text', download_file_name: 'text', export_type: 'text', subject: 'text', variables: 'object' },
    ),
    answer: (visit) => {
      knownEmbed(visit, 'dashboard_embed_id')
      visit.account.find(visit.group, visit.body.provided_id)
      return { success: 1, ...(visit.body.email == null && { link: 'https://example.invalid/screenshot.png' }) }
    },
  },
  '/api/dashboard/report/': {
    ...post(
      { provided_id: 'text', dashboard_embed_id: 'text', email: 'text' },
      { subject: 'text', variables: 'object', custom_url: 'text' },
    ),
    answer: (visit) => {
      knownEmbed(visit, 'dashboard_embed_id')
      visit.account.find(visit.group, visit.body.provided_id)
      return { success: 1 }
    },
  },
  '/api/partners/connect/': {
    ...post({ email: 'text', team_name: 'text' }, { connection_info: 'any' }),
    answer: ({ body: { connection_info: info } }) => {
      if (typeof info === 'string' && !info.startsWith('{')) throw wrong({ connection_info: ['Must be JSON.'] })
      return { success: 1 }
    },
  },
  '/api/create_end_user/': {
    ...post({ provided_id: 'text', customer_id: 'number', email: 'text' }, { attributes: 'object' }),
    answer: ({ account, group, body }) => {
      const { number } = account.numbered(group, body.customer_id)
      const known = account.endUsers.find((one) => one.customer === number && one.id === body.provided_id)
      const endUser = known ?? {
        customer: number,
        id: String(body.provided_id),
        email: String(body.email),
        attributes: (body.attributes ?? {}) as never,
      }
      if (!known) account.endUsers.push(endUser)
      return { success: 1, end_user: { provided_id: endUser.id, email: endUser.email, attributes: endUser.attributes } }
    },
  },
  '/api/update_end_user/': {
    ...post({ provided_id: 'text', customer_id: 'number' }, { email: 'text', attributes: 'object' }),
    answer: ({ account, group, body }) => {
      const { number } = account.numbered(group, body.customer_id)
      const endUser = account.endUsers.find((one) => one.customer === number && one.id === body.provided_id)
      if (!endUser) throw absent()
      if (body.email != null) endUser.email = String(body.email)
      if (body.attributes != null) endUser.attributes = body.attributes as never
      return { success: 1, end_user: { provided_id: endUser.id, email: endUser.email, attributes: endUser.attributes } }
    },
  },
  '/api/delete_end_user/': {
    ...remove({ provided_id: 'text', customer_id: 'number' }),
    answer: ({ account, group, body }) => {
      const { number } = account.numbered(group, body.customer_id)
      const known = account.endUsers.find((one) => one.customer === number && one.id === body.provided_id)
      if (!known) throw absent()
      account.endUsers = account.endUsers.filter((one) => one !== known)
      return { success: 1 }
    },
  },
}

function post(needs: Kinds, takes: Kinds = {}) {
  return { method: 'POST', writes: true, needs, takes }
}

function remove(needs: Kinds, takes: Kinds = {}) {
  return { method: 'DELETE', writes: true, needs, takes }
}

function get() {
  return { method: 'GET', writes: false }
}

/** Refuses what an endpoint cannot take. */
export function checkBody({ needs = {}, takes = {} }: Endpoint, body: Record<string, unknown>): void {
  const flaws = fields(needs, takes, body)
  if (Object.keys(flaws).length > 0) throw wrong(flaws)
}

function userGroup({ token, name, id, isDemo, properties }: Customer, { account, habits }: Visit) {
  return {
    team_id: account.teamId,
    token,
    name,
    provided_id: id,
    is_demo_group: isDemo,
    ...(habits.userGroupProperties === 'include' && { properties }),
  }
}

function wireCustomer(customer: Customer, { account, group }: Visit) {
  const lineage = [customer, ...account.ancestorsOf(customer)].reverse()
  return {
    token: customer.token,
    name: customer.name,
    provided_id: customer.id,
    is_demo_group: customer.isDemo,
    emails: customer.emails,
    group_tags: customer.tags,
    properties: customer.properties,
    computed_properties: Object.assign({}, ...lineage.map(({ properties }) => properties)),
    access_group: group,
    parent_schema_datasource_mapping: customer.mapping,
    computed_parent_schema_datasource_mapping: Object.assign({}, ...lineage.map(({ mapping }) => mapping)),
    hierarchy_level: customer.level,
  }
}

function knownEmbed({ account, body }: Visit, field: string): void {
  if (account.dashboards.some(({ embedId }) => embedId === body[field])) return
  throw wrong({ [field]: ['There is no such dashboard.'] })
}

function listed({ account, group, query }: Visit): Customer[] {
  const parent = query.get('parent_provided_id') ?? query.get('parentProvidedId')
  const level = query.get('hierarchy_level_name') ?? query.get('hierarchyLevelName')
  return account.customers.filter(
    (one) =>
      one.group === group && (parent === null || one.parent === parent) && (level === null || one.level === level),
  )
}

function pageOf(visit: Visit) {
  const { query } = visit
  const name = query.has('page_size') ? 'page_size' : 'pageSize'
  const size = Number(query.get(name) ?? 20)
  if (!(size >= 1 && size <= 1000)) throw wrong({ [name]: ['Must be from 1 to 1000.'] })
  const all = listed(visit)
  const number = Number(query.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  if (!(number >= 1 && number <= last)) throw new Refused(404, 'Invalid page.')
  const customers = all.slice((number - 1) * size, number * size).map((one) => wireCustomer(one, visit))
  return { all, customers, number, last }
}

function firstShape(visit: Visit, path: string) {
  const { all, customers, number, last } = pageOf(visit)
  const address = (page: number) => {
    const query = new URLSearchParams(visit.query)
    query.set('page', String(page))
    return `${visit.origin}${path}?${query}`
  }
  return {
    count: all.length,
    next: number < last ? address(number + 1) : null,
    previous: number > 1 ? address(number - 1) : null,
    results: { customers },
  }
}

function newestShape(visit: Visit) {
  const { all, customers } = pageOf(visit)
  return { total_count: all.length, results: { customers } }
}

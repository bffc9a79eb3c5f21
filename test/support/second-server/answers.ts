import { randomBytes } from 'node:crypto'
import { type Account, newEmbedId, newToken } from './account.ts'
import { fields, type Kinds } from './fields.ts'
import type { Habits } from './habits.ts'
import { absent, Refused, wrong } from './refusal.ts'

/** A call that passed the checks of token, permission and method. */
interface Visit {
  readonly account: Account
  readonly habits: Habits
  readonly group: string
  readonly body: Record<string, unknown>
  readonly query: URLSearchParams
  readonly origin: string
}

type Fields = Readonly<Record<string, unknown>>

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

/** The endpoints by path, written from the documentation of the API. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  '/api/create_user_group/': post(
    'createUserGroup',
    { user_group_id: 'text', name: 'text' },
    { ...shared, data_source_id: 'number', data_source_provided_id: 'text' },
  ),
  '/api/update_user_group/': post('updateUserGroup', { user_group_id: 'text' }, { name: 'text', ...shared }),
  '/api/delete_user_group/': remove('deleteUserGroup', byToken, {
    user_group_id: 'text',
    data_source_provided_id: 'text',
  }),
  '/api/refresh_user_group_token/': post('refreshUserGroupToken', byToken),
  '/api/create_customer/': post('createCustomer', { provided_id: 'text', name: 'text' }, { ...shared, ...placed }),
  '/api/get_customer/': { ...post('getCustomer', { provided_id: 'text' }), writes: false },
  '/api/customers/': get((visit) => ask(visit, 'listCustomers', Object.fromEntries(visit.query))),
  '/v2/api/customers/': get((visit) =>
    visit.habits.v2Revision === 'a' ? firstShape(visit, '/v2/api/customers/') : newestShape(visit),
  ),
  '/api/v2/customers/': get((visit) => firstShape(visit, '/api/v2/customers/')),
  '/api/update_customer/': post(
    'updateCustomer',
    { provided_id: 'text' },
    { new_provided_id: 'text', name: 'text', ...shared, ...placed },
  ),
  '/api/delete_customer/': remove('deleteCustomer', byToken),
  '/api/refresh_customer_token/': post('refreshCustomerToken', byToken),
  '/api/configure_customer_portal/': {
    ...post('configureCustomerPortal', { dashboard_embed_id: 'text', provided_id: 'text', emails: 'list' }),
    answer: (visit) => {
      knownEmbed(visit, 'dashboard_embed_id')
      return ask(visit, 'configureCustomerPortal')
    },
  },
  '/api/generate_jwt/': {
    ...post(
      'generateJwt',
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
      const { expiration, key_id } = visit.body
      if (expiration != null && !/^P(?=.)/.test(String(expiration)))
        throw wrong({ expiration: ['Must be a duration.'] })
      const own = visit.account.groups[visit.group]?.flatMap(({ blueprints }) => blueprints)
      if (!own?.some(({ embedId }) => embedId === visit.body.embed_id)) knownEmbed(visit, 'embed_id')
      ask(visit, 'getCustomer')
      if (key_id != null && !visit.account.keys.includes(key_id as never)) throw new Refused(404, 'Not found.')
      const header = { alg: 'dir', enc: 'A256GCM', kid: visit.account.keys[0] }
      const part = (bytes: number) => randomBytes(bytes).toString('base64url')
      return {
        success: 1,
        jwt: `${Buffer.from(JSON.stringify(header)).toString('base64url')}..${part(12)}.${part(64)}.${part(16)}`,
      }
    },
  },
  '/api/create_blueprint/': post('createBlueprint', { customer_id: 'text', blueprint_name: 'text', tables: 'list' }),
  '/api/update_blueprint/': post('updateBlueprint', { blueprint_id: 'number', tables: 'list' }),
  '/api/get_customer_blueprints/': { ...post('getCustomerBlueprints', { customer_id: 'text' }), writes: false },
  '/api/group_tags/': get(({ account }) => ({ success: 1, group_tags: account.tags.map((name) => ({ name })) })),
  '/api/create_group_tag/': post('createGroupTag', { name: 'text' }),
  '/api/rename_group_tag/': post('renameGroupTag', { name: 'text', new_name: 'text' }),
  '/api/delete_group_tag/': post('deleteGroupTag', { name: 'text' }),
  '/api/dashboard/': get(({ account }) => ({
    success: 1,
    dashboards: account.dashboards.map(({ name, embedId }) => ({
      team_id: account.rules.teamId,
      name,
      embed_id: embedId,
      attributes: [],
      is_drilldown: false,
    })),
  })),
  '/api/reports/': get(() => ({ success: 1, reports: [] })),
  '/api/publish/': {
    ...post('publish', { embed_id: 'text', resource_type: 'text', environment: 'text', version_number: 'number' }),
    answer: (visit) => {
      knownEmbed(visit, 'embed_id')
      return { success: 1 }
    },
  },
  '/api/dashboard/screenshot/': {
    ...post(
      'screenshot',
      { provided_id: 'text', dashboard_embed_id: 'text' },
      { email: 'text', download_file_name: 'text', export_type: 'text', subject: 'text', variables: 'object' },
    ),
    answer: (visit) => {
      knownEmbed(visit, 'dashboard_embed_id')
      ask(visit, 'getCustomer')
      return { success: 1, ...(visit.body.email == null && { link: 'https://example.invalid/screenshot.png' }) }
    },
  },
  '/api/dashboard/report/': {
    ...post(
      'report',
      { provided_id: 'text', dashboard_embed_id: 'text', email: 'text' },
      { subject: 'text', variables: 'object', custom_url: 'text' },
    ),
    answer: (visit) => {
      knownEmbed(visit, 'dashboard_embed_id')
      ask(visit, 'getCustomer')
      return { success: 1 }
    },
  },
  '/api/partners/connect/': {
    ...post('connect', { email: 'text', team_name: 'text' }, { connection_info: 'any' }),
    answer: ({ body: { connection_info: info } }) => {
      if (typeof info === 'string' && !info.startsWith('{')) throw wrong({ connection_info: ['Must be JSON.'] })
      return { success: 1 }
    },
  },
  '/api/create_end_user/': post(
    'createEndUser',
    { provided_id: 'text', customer_id: 'number', email: 'text' },
    { attributes: 'object' },
  ),
  '/api/update_end_user/': post(
    'updateEndUser',
    { provided_id: 'text', customer_id: 'number' },
    { email: 'text', attributes: 'object' },
  ),
  '/api/delete_end_user/': remove('deleteEndUser', { provided_id: 'text', customer_id: 'number' }),
}

/** An endpoint that answers like the model, unless its entry overrides `answer`. */
function post(operation: string, needs: Kinds, takes: Kinds = {}): Endpoint {
  return { method: 'POST', writes: true, needs, takes, answer: (visit) => ask(visit, operation) }
}

function remove(operation: string, needs: Kinds, takes: Kinds = {}): Endpoint {
  return { ...post(operation, needs, takes), method: 'DELETE' }
}

function get(answer: Endpoint['answer']): Endpoint {
  return { method: 'GET', writes: false, answer }
}

/** Asks the model. Throws when it refuses. */
function ask({ account, habits, group, body }: Visit, operation: string, fields: Fields = body): Fields {
  if (Object.keys(fields.mapping ?? {}).length > 0) throw wrong({ mapping: ['There is no such schema.'] })
  const issued = operation === 'createBlueprint' ? newEmbedId() : newToken()
  const expected = account.answer(operation, group, fields, issued)
  const { status, wrongFields, body: answer = {} } = expected
  if (wrongFields) throw wrong(Object.fromEntries(wrongFields.map((field) => [field, ['This value is not possible.']])))
  if (status === 400) throw new Refused(400, 'A customer with children cannot be deleted.')
  if (status === 404) {
    throw answer.detail === 'Not found.' && !/GroupTag|EndUser/.test(operation)
      ? absent()
      : new Refused(404, String(answer.detail))
  }
  if (!answer.user_group || habits.userGroupProperties === 'include') return answer
  const { properties: _, ...userGroup } = answer.user_group as Fields
  return { ...answer, user_group: userGroup }
}

/** Throws when a field of the body is missing or wrong. */
export function checkBody({ needs = {}, takes = {} }: Endpoint, body: Record<string, unknown>): void {
  const flaws = fields(needs, takes, body)
  if (Object.keys(flaws).length > 0) throw wrong(flaws)
}

function knownEmbed({ account, body }: Visit, field: string): void {
  if (account.dashboards.some(({ embedId }) => embedId === body[field])) return
  throw wrong({ [field]: ['There is no such dashboard.'] })
}

function newestShape(visit: Visit) {
  const { query } = visit
  const name = query.has('page_size') ? 'page_size' : 'pageSize'
  const size = Number(query.get(name) ?? 20)
  if (!(size >= 1 && size <= 1000)) throw wrong({ [name]: ['Must be from 1 to 1000.'] })
  return ask(visit, 'listCustomersV2', Object.fromEntries(query))
}

function firstShape(visit: Visit, path: string) {
  const { total_count: count, results } = newestShape(visit)
  const { query } = visit
  const number = Number(query.get('page') ?? 1)
  const last = Math.ceil(Number(count) / Number(query.get('page_size') ?? query.get('pageSize') ?? 20))
  const address = (page: number) => {
    const other = new URLSearchParams(query)
    other.set('page', String(page))
    return `${visit.origin}${path}?${other}`
  }
  return {
    count,
    next: number < last ? address(number + 1) : null,
    previous: number > 1 ? address(number - 1) : null,
    results,
  }
}

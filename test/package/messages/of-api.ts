import type { ExploFake } from '../../../src/index.ts'
import { location } from '../../support/blueprints.ts'
import type { Note, Product } from './product.ts'

const writer = 'explo-test-token'
const reader = 'explo-test-token-read-only'
const token = (digit: string) => digit.repeat(64)

const fixtures = {
  visibility_groups: [
    {
      name: 'Production',
      api_tokens: [
        { token: writer, permission: 'read-write' },
        { token: reader, permission: 'read-only' },
      ],
    },
    { name: 'Sandbox', api_tokens: [{ token: 'token-of-the-sandbox', permission: 'read-write' }] },
  ],
  group_tags: ['sales', 'pilot'],
  schemas: [{ id: '1' }, { id: '40' }],
  data_sources: [{ id: '213', schema: '40' }],
  dashboards: [{ name: 'Sales', embed_id: 'vcjTgL2wdX' }],
  embed_secrets: [{ key_id: 'primary', key_value: 'k'.repeat(32) }],
  customers: [
    {
      ...{ provided_id: 'acme', customer_id: 1, token: token('a') },
      end_users: [{ provided_id: 'jane', email: 'jane@acme.example' }],
    },
    { provided_id: 'paris', customer_id: 2, token: token('b'), hierarchy_level: 'User', parent_provided_id: 'acme' },
    { provided_id: 'apart', customer_id: 3, token: token('c'), visibility_group: 'Sandbox' },
  ],
} as const

interface Call {
  /** What is sent, as a body or as a query. */
  readonly sends: Fields
  /** For each refusal that not every operation has: what is sent in another way. */
  readonly refusals: Readonly<Record<string, Fields>>
}

type Fields = Readonly<Record<string, unknown>>

const customer = { notFound: { provided_id: 'acm' }, otherGroup: { provided_id: 'apart' } }
const badMapping = { 41: '213', 40: 'order' }
const embedIds = { dashboard_embed_id: 'vcjTgL2wdY' }
const tables = [location]

const calls: Readonly<Record<string, Call>> = {
  createCustomer: {
    sends: { provided_id: 'globex', name: 'Globex' },
    refusals: {
      fieldTypes: {
        provided_id: undefined,
        provided_ID: 'globex',
        name: ' ',
        emails: 'a',
        properties: [],
        mapping: { 40: 1 },
      },
      existingNames: { group_tags: ['saels'], hierarchy_level_name: 'Customr', parent_provided_id: 'acm' },
      mappingTargets: { mapping: badMapping },
    },
  },
  getCustomer: { sends: { provided_id: 'acme' }, refusals: { ...customer, fieldTypes: { provided_id: 7 } } },
  listCustomers: { sends: {}, refusals: { fieldTypes: { parent_provided_id: '' } } },
  listCustomersV2: pages(),
  listCustomersV2FirstRevision: pages(),
  updateCustomer: {
    sends: { provided_id: 'acme' },
    refusals: {
      ...customer,
      fieldTypes: { provided_id: undefined, name: 7, is_demo_group: 'no' },
      existingNames: { group_tags: ['saels'], parent_provided_id: 'paris' },
      mappingTargets: { mapping: badMapping },
      takenId: { new_provided_id: 'paris' },
    },
  },
  deleteCustomer: {
    sends: { current_token: token('b') },
    refusals: { ...byToken(), hasChildren: { current_token: token('a') } },
  },
  refreshCustomerToken: { sends: { current_token: token('b') }, refusals: byToken() },
  configureCustomerPortal: {
    sends: { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX', emails: ['a@acme.example'] },
    refusals: {
      ...customer,
      fieldTypes: { dashboard_embed_id: 7, emails: undefined, email: 'a' },
      embedIds: { dashboard_embed_id: 'vcjTgL2wdY' },
    },
  },
  generateJwt: {
    sends: { provided_id: 'acme', embed_id: 'vcjTgL2wdX' },
    refusals: {
      ...customer,
      fieldTypes: { embed_id: undefined, rb_allowed_features: [1] },
      duration: { expiration: '24h' },
      embedIds: { embed_id: 'vcjTgL2wdY' },
      unknownKey: { key_id: 'primry' },
    },
  },
  createBlueprint: {
    sends: { customer_id: 'acme', blueprint_name: 'Sales', tables },
    refusals: {
      fieldTypes: { tables: [{ columns: [{ name: 'id', type: 'INT' }] }] },
      notFound: { customer_id: 'acm' },
      otherGroup: { customer_id: 'apart' },
      unknownSchema: { tables: [{ ...location, schema_id: 41 }] },
    },
  },
  updateBlueprint: {
    sends: { blueprint_id: 10, tables },
    refusals: {
      fieldTypes: { blueprint_id: 'ten' },
      notFound: { blueprint_id: 99 },
      otherGroup: { blueprint_id: 12 },
      unknownSchema: { tables: [{ ...location, schema_id: 41 }] },
    },
  },
  getCustomerBlueprints: {
    sends: { customer_id: 'acme' },
    refusals: {
      fieldTypes: { customer_id: undefined },
      notFound: { customer_id: 'acm' },
      otherGroup: { customer_id: 'apart' },
    },
  },
  listDashboards: { sends: {}, refusals: {} },
  listReports: { sends: {}, refusals: {} },
  publish: {
    sends: { embed_id: 'vcjTgL2wdX', resource_type: 'dashboard', environment: 'staging', version_number: 1 },
    refusals: {
      fieldTypes: { resource_type: 'chart', version_number: 0 },
      embedIds: { embed_id: 'vcjTgL2wdY' },
    },
  },
  emailDashboardScreenshot: {
    sends: { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX' },
    refusals: { ...customer, embedIds, fieldTypes: { export_type: 'png' } },
  },
  emailDashboardReport: {
    sends: { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX', email: 'jane@acme.example' },
    refusals: { ...customer, embedIds, fieldTypes: { email: undefined } },
  },
  connectPartner: {
    sends: { email: 'jane@acme.example', team_name: 'Acme', connection_info: {} },
    refusals: { fieldTypes: { team_name: null }, connectionInfo: { connection_info: '{' } },
  },
  listGroupTags: { sends: {}, refusals: {} },
  createGroupTag: {
    sends: { name: 'trial' },
    refusals: { fieldTypes: { name: undefined, nmae: 'trial' }, takenTag: { name: 'sales' } },
  },
  renameGroupTag: {
    sends: { name: 'sales', new_name: 'trial' },
    refusals: { fieldTypes: { new_name: '' }, takenTag: { new_name: 'pilot' }, unknownTag: { name: 'saels' } },
  },
  deleteGroupTag: {
    sends: { name: 'pilot' },
    refusals: { fieldTypes: { name: {} }, unknownTag: { name: 'pilt' } },
  },
  createEndUser: {
    sends: { provided_id: 'john', email: 'john@acme.example', customer_id: 1 },
    refusals: { fieldTypes: { customer_id: undefined, email: 7 }, unknownNumber: { customer_id: 99 } },
  },
  updateEndUser: {
    sends: { provided_id: 'jane', customer_id: 1 },
    refusals: {
      fieldTypes: { customer_id: '1' },
      notFound: { provided_id: 'jan' },
      unknownNumber: { customer_id: 99 },
    },
  },
  deleteEndUser: {
    sends: { provided_id: 'jane', customer_id: 1 },
    refusals: {
      fieldTypes: { provided_id: undefined },
      notFound: { provided_id: 'jan' },
      unknownNumber: { customer_id: 99 },
    },
  },
  createUserGroup: {
    sends: { user_group_id: 'globex', name: 'Globex' },
    refusals: {
      fieldTypes: { user_group_id: undefined, user_groupid: 'globex' },
      mappingTargets: { mapping: badMapping },
    },
  },
  updateUserGroup: {
    sends: { user_group_id: 'acme' },
    refusals: {
      fieldTypes: { name: null },
      mappingTargets: { mapping: badMapping },
      notFound: { user_group_id: 'acm' },
      otherGroup: { user_group_id: 'apart' },
    },
  },
  deleteUserGroup: {
    sends: { current_token: token('b') },
    refusals: { ...byToken(), hasChildren: { current_token: token('a') } },
  },
  refreshUserGroupToken: { sends: { current_token: token('b') }, refusals: byToken() },
}

function pages(): Call {
  return {
    sends: { page: '1' },
    refusals: {
      fieldTypes: { page_size: 'ten', hierarchy_level_name: '' },
      invalidPage: { page: '9' },
      pageSize: { page_size: '5001' },
    },
  }
}

function byToken(): Call['refusals'] {
  return {
    fieldTypes: { current_token: undefined, token: token('b') },
    notFound: { current_token: token('9') },
    otherGroup: { current_token: token('c') },
    retiredToken: {},
  }
}

interface Sent {
  readonly method: string
  readonly path: string
  readonly apiToken?: string | null
  readonly scheme?: string
  readonly type?: string
  readonly body?: string | undefined
}

/** The operations that a read-only token may call. */
const readsOnly = new Set(['getCustomer', 'getCustomerBlueprints'])

/** Only seeded where the package knows blueprints. */
const blueprints = {
  blueprints: [
    { customer_id: 'acme', blueprint_id: 10, embed_id: 'A14aZ3', blueprint_name: 'Sales', tables },
    {
      ...{ customer_id: 'apart', visibility_group: 'Sandbox' },
      ...{ blueprint_id: 12, embed_id: 'C14aZ3', blueprint_name: 'Apart', tables },
    },
  ],
}

/** What the client of Explo's API reads when it is refused, with the hint and the reason that the tester reads. */
export async function apiMessages({ library }: Product, note: Note): Promise<void> {
  const options = { listen: false, clock: '2026-01-31T12:00:00Z', fixtures: fixtures as never }
  const fake = await library.createExploFake(options)
  const strict = await library.createExploFake({ ...options, assumptions: { unknownFields: 'refuse' } as never })
  const limited = await library.createExploFake({ ...options, rateLimit: { limit: 1, windowMs: 60_000 } })
  const routes = await fake.routes()
  if (routes.some(({ operation }) => operation === 'createBlueprint')) await fake.seed(blueprints as never)

  const byRefusal = new Map<string, Map<string, string[]>>()
  const record = (refusal: string, operation: string, text: string) => {
    const texts = byRefusal.get(refusal) ?? new Map<string, string[]>()
    byRefusal.set(refusal, texts.set(text, [...(texts.get(text) ?? []), operation]))
  }

  for (const { operation, method, paths } of routes) {
    const call = calls[operation as string]
    const path = paths[0]?.path as string
    if (!call) {
      const sent = { method: 'POST', path, body: '{}' }
      note(`api: ${operation}, which no document describes`, await answerTo(fake, sent))
      continue
    }
    const sent = { method: method as string, path, body: JSON.stringify(call.sends) }
    const inQuery = method === 'GET'
    const common: Record<string, Sent> = {
      missingCredentials: { ...sent, apiToken: null },
      'missingCredentials with another scheme': { ...sent, scheme: 'Bearer' },
      unknownToken: { ...sent, apiToken: 'explo-test-tokn' },
      methodNotAllowed: { ...sent, method: 'PATCH' },
      ...(!inQuery && {
        unsupportedMediaType: { ...sent, type: 'text/plain' },
        malformedBody: { ...sent, body: '{ "name": "Acme", }' },
        'malformedBody without any': { ...sent, body: '' },
      }),
      ...(paths.length === 1 && { slashMissing: { ...sent, path: path.slice(0, -1) } }),
      readOnlyToken: { ...sent, apiToken: reader },
    }
    for (const [refusal, each] of Object.entries(common)) {
      if (refusal === 'readOnlyToken' && (inQuery || readsOnly.has(operation as string))) continue
      const said = await answerTo(fake, each)
      record(
        refusal,
        operation as string,
        said
          .replaceAll(operation as string, '{operation}')
          .replaceAll(path, '{path}')
          .replaceAll(path.slice(0, -1), '{path without its slash}'),
      )
    }
    const unknown = inQuery
      ? { ...sent, path: `${path}?x=1` }
      : { ...sent, body: JSON.stringify({ ...call.sends, x: 1 }) }
    record('unknownFields', operation as string, await answerTo(strict, unknown))

    for (const [refusal, fields] of Object.entries(call.refusals)) {
      const apart = await fake.fork()
      const all: Fields = { ...call.sends, ...fields }
      const query = new URLSearchParams(JSON.parse(JSON.stringify(all)))
      const refused = {
        ...(inQuery ? { ...sent, path: `${path}?${query}` } : { ...sent, body: JSON.stringify(all) }),
        apiToken: apart.apiToken,
      }
      if (refusal === 'retiredToken') {
        await answerTo(fake, { ...refused, method: 'POST', path: '/api/refresh_customer_token/' }, apart)
      }
      note(`api: ${refusal} of ${operation}`, await answerTo(fake, refused, apart))
      await apart.close()
    }
  }
  for (const [refusal, texts] of byRefusal) {
    for (const [text, operations] of texts) {
      const isSame = texts.size === 1
      note(
        isSame ? `api: ${refusal}` : `api: ${refusal} of ${operations[0]}`,
        `${text}\n(${isSame ? 'every operation' : operations.join(', ')})`,
      )
    }
  }
  await noteOthers(fake, limited, note)
  await Promise.all([fake, strict, limited].map((each) => each.close()))
}

/** What no operation is needed for, or one is enough. */
async function noteOthers(fake: ExploFake, limited: ExploFake, note: Note): Promise<void> {
  const others: Record<string, Sent> = {
    'a path that resembles one': { method: 'POST', path: '/api/create_custmer/', body: '{}' },
    'a path that resembles none': { method: 'GET', path: '/wp-login.php' },
    'two slashes': { method: 'POST', path: '/api//create_customer/', body: '{}' },
    'a path in capitals': { method: 'POST', path: '/API/create_customer/', body: '{}' },
    'a method that HTTP rarely has': { method: 'PROPFIND', path: '/api/create_customer/' },
    'a token that is empty': { method: 'GET', path: '/api/group_tags/', apiToken: '' },
    'an unknown field beside a field that is missing': {
      ...{ method: 'POST', path: '/api/create_customer/' },
      body: JSON.stringify({ providedId: 'globex', name: 'Globex', group_tag: ['sales'] }),
    },
    'a list in the place of an object': { method: 'POST', path: '/api/create_customer/', body: '[]' },
    'a key that is there twice': {
      method: 'POST',
      path: '/api/create_group_tag/',
      body: '{ "name": "a", "name": "b" }',
    },
    'a NUL character': { method: 'POST', path: '/api/create_group_tag/', body: '{ "name": "\\u0000" }' },
  }
  for (const [name, sent] of Object.entries(others)) note(`api: ${name}`, await answerTo(fake, sent))

  const { statusCode, headers, body } = await fake.app.inject({
    ...{ method: 'POST', url: '/api/create_customer/', payload: `"${'x'.repeat(2 ** 21)}"` },
    headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${writer}` },
  })
  note('api: bodyTooLarge', `${statusCode} ${body}\nhint: ${headers['x-explo-fake-hint'] ?? 'none'}`)

  const tags = { method: 'GET', path: '/api/group_tags/' }
  await answerTo(limited, tags)
  note('api: throttled', await answerTo(limited, tags))

  const errors = [
    'unauthorized',
    'forbidden',
    'not-found',
    'throttled',
    'server-error',
    'bad-gateway',
    'unavailable',
  ] as const
  for (const then of [...errors, 'gateway-timeout'] as const) {
    await fake.faults.add({ match: { operation: 'listGroupTags' }, then })
    note(`api: a fault, ${then}`, await answerTo(fake, tags))
  }
}

async function answerTo(
  fake: ExploFake,
  { method, path, apiToken = writer, scheme = 'Token', type = 'application/json', body }: Sent,
  world: Pick<ExploFake, 'requests'> = fake,
): Promise<string> {
  const hasBody = method !== 'GET' && body !== undefined
  const reply = await fake.fetch(`https://api.explo.co${path}`, {
    method,
    headers: {
      ...(apiToken !== null && { 'explo-authorization': `${scheme} ${apiToken}` }),
      ...(hasBody && { 'content-type': type }),
    },
    ...(hasBody && { body }),
  })
  const id = reply.headers.get('x-explo-fake-request')
  const text = await reply.text()
  const request = await world.requests.get(id as string)
  return [
    `${reply.status} ${text}`,
    `reason: ${request.reason}`,
    `hint: ${reply.headers.get('x-explo-fake-hint') ?? 'none'}`,
  ].join('\n')
}

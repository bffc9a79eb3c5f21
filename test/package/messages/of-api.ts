import { vendorErrorNames } from '../../../src/engine/faults/fault.ts'
import type { ExploFake, RouteReport } from '../../../src/index.ts'
import { blueprints, type Call, calls, type Fields, fixtures, reader, writer } from './api-calls.ts'
import type { Note, Product } from './product.ts'

interface Sent {
  readonly method: string
  readonly path: string
  readonly apiToken?: string | null
  readonly scheme?: string
  readonly type?: string
  readonly body?: string | undefined
}

/** What the client of Explo's API reads when it is refused, with the hint and the reason that the tester reads. */
export async function apiMessages({ library }: Product, note: Note): Promise<void> {
  const options = { listen: false, clock: '2026-01-31T12:00:00Z', fixtures: fixtures as never }
  const fake = await library.createExploFake(options)
  const strict = await library.createExploFake({ ...options, assumptions: { unknownFields: 'refuse' } })
  const limited = await library.createExploFake({ ...options, rateLimit: { limit: 1, windowMs: 60_000 } })
  const routes = await fake.routes()
  if (routes.some(({ operation }) => operation === 'createBlueprint')) await fake.seed(blueprints as never)

  const shared = new SharedMessages()
  for (const route of routes) {
    const { operation, isAnswered, paths } = route
    if (isAnswered) {
      await noteShared(fake, strict, route, shared)
      await noteOwn(fake, route, note)
    } else {
      const sent = { method: 'POST', path: paths[0]?.path as string, body: '{}' }
      note(`api: ${operation}, which no document describes`, await answerTo(fake, sent))
    }
  }
  shared.note(note)
  await noteOthers(fake, limited, note)
  await Promise.all([fake, strict, limited].map((each) => each.close()))
}

/** Messages that many operations have. Each is noted once, with their names. */
class SharedMessages {
  readonly #operations = new Map<string, Map<string, string[]>>()

  add(refusal: string, operation: string, text: string): void {
    const texts = this.#operations.get(refusal) ?? new Map<string, string[]>()
    this.#operations.set(refusal, texts.set(text, [...(texts.get(text) ?? []), operation]))
  }

  note(note: Note): void {
    for (const [refusal, texts] of this.#operations) {
      for (const [text, operations] of texts) {
        const isOnly = texts.size === 1
        const name = isOnly ? refusal : `${refusal} of ${operations[0]}`
        note(`api: ${name}`, `${text}\n(${isOnly ? 'every operation' : operations.join(', ')})`)
      }
    }
  }
}

/** The refusals that are provoked in the same way for every operation, or once for all. */
const sharedRefusals = new Set([
  ...['badRequest', 'throttled', 'missingCredentials', 'unknownToken', 'methodNotAllowed', 'bodyTooLarge'],
  ...['unsupportedMediaType', 'malformedBody', 'unknownFields', 'slashMissing', 'readOnlyToken'],
])

/** What every operation refuses. */
async function noteShared(
  fake: ExploFake,
  strict: ExploFake,
  route: RouteReport,
  shared: SharedMessages,
): Promise<void> {
  const { operation, permission, method, paths } = route
  const { sends } = callOf(route)
  const path = paths[0]?.path as string
  const sent = { method: method as string, path, body: JSON.stringify(sends) }
  const refused: Record<string, Sent | false> = {
    missingCredentials: { ...sent, apiToken: null },
    'missingCredentials with another scheme': { ...sent, scheme: 'Bearer' },
    unknownToken: { ...sent, apiToken: 'explo-test-tokn' },
    methodNotAllowed: { ...sent, method: 'PATCH' },
    unsupportedMediaType: method !== 'GET' && { ...sent, type: 'text/plain' },
    malformedBody: method !== 'GET' && { ...sent, body: '{ "name": "Acme", }' },
    'malformedBody without any': method !== 'GET' && { ...sent, body: '' },
    slashMissing: paths.length === 1 && { ...sent, path: path.slice(0, -1) },
    readOnlyToken: permission === 'read-write' && { ...sent, apiToken: reader },
  }
  for (const [refusal, each] of Object.entries(refused)) {
    if (!each) continue
    const text = (await answerTo(fake, each))
      .replaceAll(operation, '{operation}')
      .replaceAll(path, '{path}')
      .replaceAll(path.slice(0, -1), '{path without its slash}')
    shared.add(refusal, operation, text)
  }
  shared.add('unknownFields', operation, await answerTo(strict, withFields(sent, { ...sends, x: 1 })))
}

/** What the operation refuses beside that, each in a world of its own. */
async function noteOwn(fake: ExploFake, route: RouteReport, note: Note): Promise<void> {
  const { operation, method, paths } = route
  const { sends, refusals } = callOf(route)
  for (const [refusal, fields] of Object.entries(refusals)) {
    const world = await fake.fork()
    const sent = { method: method as string, path: paths[0]?.path as string, apiToken: world.apiToken }
    const refused = withFields(sent, { ...sends, ...fields })
    if (refusal === 'retiredToken') {
      await answerTo(fake, { ...refused, method: 'POST', path: '/api/refresh_customer_token/' }, world)
    }
    note(`api: ${refusal} of ${operation}`, await answerTo(fake, refused, world))
    await world.close()
  }
}

/** @throws When `calls` lacks the operation, or one of its refusals. */
function callOf({ operation, refusals }: RouteReport): Call {
  const call = calls[operation]
  const missing = refusals.filter(({ name }) => !sharedRefusals.has(name) && !(call && name in call.refusals))
  if (call && missing.length === 0) return call
  throw new Error(`Add ${missing.map(({ name }) => name).join(', ')} of ${operation} to api-calls.ts.`)
}

/** A request with these fields, as a body or as a query. */
function withFields(sent: Sent, fields: Fields): Sent {
  if (sent.method !== 'GET') return { ...sent, body: JSON.stringify(fields) }
  return { ...sent, path: `${sent.path}?${new URLSearchParams(JSON.parse(JSON.stringify(fields)))}` }
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

  for (const then of vendorErrorNames) {
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

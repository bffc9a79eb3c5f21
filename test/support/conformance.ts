import type { OpenAPIBackend } from 'openapi-backend'
import type { ExploFake, RouteReport } from '../../src/index.ts'
import { conformToControl } from './control-conformance.ts'
import type { Outgoing, Send } from './helper.ts'
import { answerViolation, type Exchange, loadDocument, operationOf, requestViolation } from './open-api.ts'

/** The fake's OpenAPI document, loaded into a validator, and its support matrix. */
interface Contract {
  readonly backend: OpenAPIBackend
  readonly routes: readonly RouteReport[]
}

/** One contract for each choice of the assumptions that change the bodies of refusals. */
const contracts = new Map<string, Promise<Contract>>()

/** Wraps a client: it throws when a call or its answer does not conform to the OpenAPI document or the support matrix. */
export function conforming(explo: ExploFake, send: Send): Send {
  let contract: Promise<Contract> | undefined
  return async (path, outgoing) => {
    const response = await send(path, outgoing)
    const { status } = response
    const sent = { method: outgoing.method, path, headers: outgoing.headers ?? {}, body: parsed(outgoing.body), status }
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    if (path.startsWith('/__admin/')) {
      await conformToControl({ ...sent, reply: isJson ? await response.clone().json() : undefined })
      return response
    }
    // A fault may answer anything, and redirects are not documented.
    if (response.headers.has('x-explo-fake-fault') || status === 301) return response

    contract ??= knownContractOf(explo)
    const text = await response.clone().text()
    const exchange = { ...sent, reply: isJson && text !== '' ? JSON.parse(text) : text }
    const violation =
      documentViolation(await contract, exchange) ?? (await journalViolation(await contract, exchange, explo, response))
    if (violation) throw new Error(`${sent.method} ${path} → ${status}: ${violation}`)
    return response
  }
}

/** The parsed JSON, or the text when it is not JSON. */
function parsed(body: Outgoing['body']): unknown {
  try {
    return body === undefined ? undefined : JSON.parse(body.toString())
  } catch {
    return String(body)
  }
}

function documentViolation({ backend }: Contract, exchange: Exchange): string | undefined {
  const operation = operationOf(backend, exchange)
  if (!operation) return undefined
  const violation = answerViolation(backend, operation, exchange)
  if (violation || exchange.status >= 400) return violation

  // Explo ignores unknown parameters. OpenAPI cannot say that.
  const names = (operation.parameters ?? []).map((parameter) => (parameter as { name: string }).name)
  const [path, search = ''] = exchange.path.split('?')
  const known = [...new URLSearchParams(search)].filter(([name]) => names.includes(name))
  return requestViolation(backend, operation, { ...exchange, path: `${path}?${new URLSearchParams(known)}` })
}

/** Checks that the support matrix lists every assumption on which the journal says the answer rests. */
async function journalViolation(
  { routes }: Contract,
  { method, path, status }: Exchange,
  explo: ExploFake,
  { headers }: Response,
): Promise<string | undefined> {
  const [pathname = ''] = path.split('?')
  const route = routes.find(
    (one) => one.method === method && one.paths.some(({ path }) => path === `${pathname}/` || path === pathname),
  )
  const [record] = await explo.requests.list({ limit: 1 })
  if (!route || record?.id !== headers.get('x-explo-fake-request')) return undefined

  const { restsOn, refusals, operation } = route
  const occasional = ['legacyPaths', 'readOnlyToken', 'trailingSlash', 'unknownFields']
  const known =
    status < 400
      ? [...restsOn, ...occasional]
      : refusals.filter((refusal) => refusal.status === status).map(({ assumption }) => assumption)
  const unknown = record.assumptions.filter((assumption) => !known.includes(assumption))
  return unknown.length > 0 ? `the support matrix lacks ${unknown} for ${operation}.` : undefined
}

async function knownContractOf(explo: ExploFake): Promise<Contract> {
  const decisive = (await explo.assumptions()).filter(({ name }) => /^(errorBody|missingCredentials)$/.test(name))
  const key = decisive.map(({ value }) => value).join()
  const known = contracts.get(key) ?? contractOf(explo)
  contracts.set(key, known)
  return known
}

async function contractOf(explo: ExploFake): Promise<Contract> {
  const document = closeReplies(await explo.openApi()) as object
  return { backend: await loadDocument(document, { ignoreTrailingSlashes: false }), routes: await explo.routes() }
}

/** Forbids undocumented fields in answers, because the document must name all fields that the fake answers. */
function closeReplies(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => closeReplies(item))
  if (typeof value !== 'object' || value === null || key === 'requestBody' || key.endsWith('Body')) return value

  const closed = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, closeReplies(item, name)]))
  return typeof closed.properties === 'object' && closed.type === 'object'
    ? { ...closed, additionalProperties: false }
    : closed
}

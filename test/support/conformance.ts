import type { Document, OpenAPIBackend } from 'openapi-backend'
import type { ExploFake, RouteReport } from '../../src/index.ts'
import { conformToControl } from './control-conformance.ts'
import type { Outgoing, Send } from './helper.ts'

type Json = Record<string, unknown>

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
    if (path.startsWith('/__admin/')) {
      const isJson = /json/.test(response.headers.get('content-type') ?? '')
      const reply = isJson ? await response.clone().json() : undefined
      const { method, body } = outgoing
      await conformToControl({ method, path, body: parsed(body), status: response.status, reply })
      return response
    }
    // A fault may answer anything.
    if (response.headers.has('x-explo-fake-fault')) return response

    contract ??= knownContractOf(explo)
    const exchange = new Exchange(await contract, path, outgoing, response.status, await bodyOf(response.clone()))
    const violation = exchange.violation() ?? (await exchange.journalViolation(explo, response))
    if (violation) throw new Error(`${outgoing.method} ${path} → ${response.status}: ${violation}`)
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

/** One call and its answer. */
class Exchange {
  readonly #backend: OpenAPIBackend
  readonly #route: RouteReport | undefined
  readonly #path: string
  readonly #query: string
  readonly #outgoing: Outgoing
  readonly #status: number
  readonly #reply: unknown

  constructor({ backend, routes }: Contract, target: string, outgoing: Outgoing, status: number, reply: unknown) {
    const [path = '', query = ''] = target.split('?')
    const documented = backend.document.paths?.[path] ? path : `${path}/`
    this.#backend = backend
    this.#path = documented
    this.#query = query
    this.#route = routes.find(
      ({ method, paths }) => method === outgoing.method && paths.some(({ path }) => path === documented),
    )
    this.#outgoing = outgoing
    this.#status = status
    this.#reply = reply
  }

  violation(): string | undefined {
    if (this.#status === 301 || !this.#route) return undefined
    const operationId = this.#operation.operationId as string
    const { errors } = this.#backend.validateResponse(this.#reply, operationId, this.#status)
    if (!(this.#status in this.#operation.responses)) return 'no such status is documented.'
    if (errors) return `the answer does not fit the document: ${JSON.stringify(errors)}`
    if (this.#status < 400) return this.#forbiddenRequest(operationId)
    return undefined
  }

  /** Checks that the support matrix lists every assumption on which the journal says the answer rests. */
  async journalViolation(explo: ExploFake, { headers }: Response): Promise<string | undefined> {
    const [record] = await explo.requests.list({ limit: 1 })
    if (!this.#route || this.#status === 301 || record?.id !== headers.get('x-explo-fake-request')) return undefined

    const { restsOn, refusals } = this.#route
    const occasional = ['legacyPaths', 'readOnlyToken', 'trailingSlash', 'unknownFields']
    const known =
      this.#status < 400
        ? [...restsOn, ...occasional]
        : refusals.filter(({ status }) => status === this.#status).map(({ assumption }) => assumption)
    const unknown = record.assumptions.filter((assumption) => !known.includes(assumption))
    return unknown.length > 0 ? `the support matrix lacks ${unknown} for ${this.#route.operation}.` : undefined
  }

  #forbiddenRequest(operationId: string): string | undefined {
    const { method, headers = {}, body } = this.#outgoing
    const names = (this.#operation.parameters ?? []).map((parameter) => (parameter as { name: string }).name)
    // Explo ignores unknown parameters. OpenAPI cannot say that.
    const query = [...new URLSearchParams(this.#query)].filter(([name]) => names.includes(name))
    const { errors } = this.#backend.validateRequest(
      {
        method,
        path: this.#path,
        headers,
        query: Object.fromEntries(query),
        ...(body !== undefined && { body: JSON.parse(body.toString()) }),
      },
      operationId,
    )
    return errors ? `the document forbids this request: ${JSON.stringify(errors)}` : undefined
  }

  get #operation() {
    const item = this.#backend.document.paths?.[this.#path]
    return item?.[this.#outgoing.method.toLowerCase() as 'post'] as Required<NonNullable<typeof item>>['post'] & {
      responses: Json
    }
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  if (response.headers.get('content-type')?.startsWith('text/html')) return text
  return text === '' ? undefined : JSON.parse(text)
}

async function knownContractOf(explo: ExploFake): Promise<Contract> {
  const decisive = (await explo.assumptions()).filter(({ name }) => /^(errorBody|missingCredentials)$/.test(name))
  const key = decisive.map(({ value }) => value).join()
  const known = contracts.get(key) ?? contractOf(explo)
  contracts.set(key, known)
  return known
}

async function contractOf(explo: ExploFake): Promise<Contract> {
  const [{ OpenAPIBackend }, { Ajv2020 }, document] = await Promise.all([
    import('openapi-backend'),
    import('ajv/dist/2020.js'),
    explo.openApi(),
  ])
  const backend = new OpenAPIBackend({
    definition: closeReplies(document) as Document,
    // Checks are compiled when the first call needs them.
    quick: true,
    customizeAjv: (_ajv, options) => new Ajv2020({ ...options, allErrors: true }),
  })
  await backend.init()
  return { backend, routes: await explo.routes() }
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

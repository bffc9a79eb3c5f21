import type { Document, OpenAPIBackend } from 'openapi-backend'
import { controlDocument } from '../../src/engine/control/control-document.ts'
import { membersOf as controlMembersOf } from '../../src/engine/control/members/index.ts'
import { explo } from '../../src/explo/index.ts'

const members = controlMembersOf(explo)

/** A control call and its answer. */
export interface ControlExchange {
  readonly method: string
  /** Begins with `/__admin` and includes the query. */
  readonly path: string
  /** The body before it was encoded as JSON, or a string that was sent as it is. */
  readonly body: unknown
  readonly status: number
  /** The parsed JSON; undefined when the answer is not JSON. */
  readonly reply: unknown
}

let contract: Promise<OpenAPIBackend> | undefined

/** Throws when a call or its answer does not conform to the OpenAPI document of the control API. */
export async function conformToControl(exchange: ControlExchange): Promise<void> {
  contract ??= contractOf()
  const violation = violationOf(await contract, exchange)
  if (violation) throw new Error(`${exchange.method} ${exchange.path} → ${exchange.status}: ${violation}`)
}

function violationOf(backend: OpenAPIBackend, { method, path, body, status, reply }: ControlExchange) {
  const [pathname = '', search = ''] = path.split('?')
  const query = Object.fromEntries(new URLSearchParams(search))
  const request = { method, path: pathname, headers: {}, query, ...(body !== undefined && { body }) }
  const operation = backend.router.matchOperation(request)
  // An unknown path or method, or a defect that a test provoked.
  if (!operation || status === 405 || status === 500) return undefined
  if (!(status in (operation.responses ?? {}))) return 'no such status is documented.'

  if (reply !== undefined) {
    const { errors } = backend.validateResponse(reply, operation, status)
    if (errors) return `the answer does not fit the document: ${JSON.stringify(errors)}`
  }
  if (status >= 300 || typeof body === 'string') return undefined
  const { errors } = backend.validateRequest(request, operation)
  return errors ? `the document forbids this request: ${JSON.stringify(errors)}` : undefined
}

async function contractOf(): Promise<OpenAPIBackend> {
  const [{ OpenAPIBackend }, { Ajv2020 }] = await Promise.all([import('openapi-backend'), import('ajv/dist/2020.js')])
  const backend = new OpenAPIBackend({
    definition: controlDocument(explo, members, '/') as unknown as Document,
    // Checks are compiled when the first call needs them.
    quick: true,
    coerceTypes: true,
    customizeAjv: (_ajv, options) => new Ajv2020({ ...options, allErrors: true }),
  })
  await backend.init()
  return backend
}

import type { OpenAPIBackend } from 'openapi-backend'
import { controlDocument } from '../../src/engine/control/control-document.ts'
import { membersOf } from '../../src/engine/control/members/index.ts'
import { explo } from '../../src/explo/index.ts'
import { answerViolation, type Exchange, loadDocument, operationOf, requestViolation } from './open-api.ts'

let contract: Promise<OpenAPIBackend> | undefined

/**
 * Throws when a call or its answer does not conform to the OpenAPI document of the control API.
 *
 * @param exchange Its path begins with `/__admin`, and its `reply` is undefined when the answer is not JSON.
 */
export async function conformToControl(exchange: Exchange): Promise<void> {
  contract ??= loadDocument(controlDocument(explo, membersOf(explo), '/'), { coerceTypes: true })
  const { method, path, body, status } = exchange
  const backend = await contract
  const operation = operationOf(backend, exchange)
  // An unknown path or method, or a defect that a test provoked.
  if (!operation || status === 405 || status === 500) return

  const isRequestDescribed = status < 300 && typeof body !== 'string'
  const violation =
    answerViolation(backend, operation, exchange) ??
    (isRequestDescribed ? requestViolation(backend, operation, exchange) : undefined)
  if (violation) throw new Error(`${method} ${path} → ${status}: ${violation}`)
}

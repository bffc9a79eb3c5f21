import type { Call, Caller, Client } from '../../engine/contract/client.ts'
import type { Reply } from '../../engine/contract/reply.ts'
import type { Operation } from '../../engine/operation.ts'
import { type OperationName, operationNamed } from '../operations/index.ts'

/** A call of an operation, as documented unless said otherwise. */
export function callOf(
  operation: OperationName,
  body: unknown,
  as: Caller,
  { query = '', ...others }: Partial<Call> & { readonly query?: string } = {},
): Call {
  const { method, url, isSlashOptional } = operationNamed(operation) as Operation
  const path = isSlashOptional ? url.slice(0, -1) : url
  return { method, as, ...(method !== 'GET' && { body }), ...others, path: (others.path ?? path) + query }
}

export function sendTo(client: Client, operation: OperationName, body: unknown, as: Caller = 'writer'): Promise<Reply> {
  return client.send(callOf(operation, body, as))
}

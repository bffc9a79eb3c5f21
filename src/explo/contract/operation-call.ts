import type { Call, Caller, Client } from '../../engine/contract/client.ts'
import type { Reply } from '../../engine/contract/reply.ts'
import { endpoints, type OperationName } from './endpoints.ts'

/** A call of an operation, as documented unless said otherwise. */
export function callOf(
  operation: OperationName,
  body: unknown,
  as: Caller,
  { query = '', ...others }: Partial<Call> & { readonly query?: string } = {},
): Call {
  const [method = '', path = ''] = endpoints[operation].split(' ')
  return { method, as, ...(method !== 'GET' && { body }), ...others, path: (others.path ?? path) + query }
}

export function sendTo(client: Client, operation: OperationName, body: unknown, as: Caller = 'writer'): Promise<Reply> {
  return client.send(callOf(operation, body, as))
}

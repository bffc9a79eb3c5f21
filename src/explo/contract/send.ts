import type { Caller } from '../../engine/contract/caller.ts'
import { type Call, type CallOptions, type Client, callOf } from '../../engine/contract/client.ts'
import type { Reply } from '../../engine/contract/reply.ts'
import type { Operation } from '../../engine/operation.ts'
import { type OperationName, operationNamed } from '../operations/index.ts'

/** A call of an operation of Explo, by its name. */
export function requestOf(operation: OperationName, body: unknown, as: Caller, options?: CallOptions): Call {
  return callOf(operationNamed(operation) as Operation, body, as, options)
}

/** Calls an operation of Explo by its name. */
export function send(client: Client, operation: OperationName, body: unknown, as: Caller = 'writer'): Promise<Reply> {
  return client.send(requestOf(operation, body, as))
}

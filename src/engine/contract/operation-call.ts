import type { Operation } from '../operation.ts'
import type { Caller } from './caller.ts'
import type { Call } from './client.ts'

/** What a call has that its operation does not say. */
export type CallOptions = Partial<Call> & {
  /** With its question mark. */
  readonly query?: string
}

/** A call of an operation, as documented unless the options say otherwise. */
export function callOf(
  { method, url, isSlashOptional }: Operation,
  body: unknown,
  as: Caller,
  { query = '', ...others }: CallOptions = {},
): Call {
  const path = isSlashOptional ? url.slice(0, -1) : url
  return { method, as, ...(method !== 'GET' && { body }), ...others, path: (others.path ?? path) + query }
}

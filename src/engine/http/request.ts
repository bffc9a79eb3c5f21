import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { Credentials } from '../credentials.ts'
import type { Entry } from '../journal/entry.ts'
import type { ApiToken } from '../terms.ts'
import type { State } from '../world/state.ts'
import type { World } from '../world/world.ts'
import type { HeldRequest } from './held-request.ts'
import type { Endpoint } from './routes-of.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the first hook. */
    arrival: Arrival
    /** Set for a request that a gate or fault holds. */
    held: HeldRequest | undefined
    /** The body in pieces, if the option `vary` splits it. */
    inPieces?: Readable
  }
}

/** A request in the world that received it. */
export interface Arrival {
  readonly world: World
  readonly state: State
  readonly credentials: Credentials
  /** Undefined when the world does not have the API token of the request. */
  readonly apiToken: ApiToken | undefined
  readonly entry: Entry
  /** Undefined for an unknown path. */
  readonly endpoint: Endpoint | undefined
}

/** The path of a request, without the query. */
export function pathOf({ url }: FastifyRequest): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

/**
 * Normalizes a request target to a path and a query. A proxy sends a whole URL, and a path may have escapes. The router would
 * accept both, but no code after it would, and the router would answer a broken escape itself.
 */
export function readTarget(target: string): string {
  if (target.startsWith('/') && !/[%#]/.test(target)) return target

  const [relative = ''] = target.replace(/^https?:\/\/[^/?#]*\/?/i, '/').split('#')
  const [path = '', ...query] = relative.split('?')
  return [readPath(path), ...query].join('?')
}

function readPath(path: string): string {
  try {
    return encodeURI(decodeURIComponent(path)).replace(/[?#]/g, encodeURIComponent)
  } catch {
    return path.replaceAll('%', '%25')
  }
}

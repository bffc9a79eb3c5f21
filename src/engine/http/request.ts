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
    /** Set on arrival, before anything can refuse the request. */
    arrival: Arrival
    /** Set when the first gate or fault meets the request; most requests meet none. */
    held: HeldRequest | undefined
    /** Set where the option `vary` wants the body sent so. */
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
  /** The operation to answer with; undefined for an unknown path. */
  readonly endpoint: Endpoint | undefined
}

/** The path of a request as the router reads it, without the query. */
export function pathOf({ url }: FastifyRequest): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

/**
 * The path and query that a request target means. Proxies send whole URLs, and a path may be written with escapes: without
 * this, the router would see through both, but nothing after it, and answer a broken escape in its own words.
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

import type { TObject, TSchema } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LocalWorld } from '../handle/local-world.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import type { ControlErrorCode } from './errors.ts'

/** What the control API knows about the fake as a whole. */
export interface ControlSettings {
  /** Seeded and listening. */
  readonly isReady: () => boolean
  /** When set, every control call must send it, and may come from any host. */
  readonly adminToken: string | undefined
  /** The file of the certificate that the fake has made. */
  readonly caFile: () => string | undefined
  /** The folder of the inspector page. */
  readonly inspectorFolder: () => string
}

/** What the control routes of a fake have in common. */
export interface ControlContext {
  readonly worlds: Worlds
  readonly settings: ControlSettings
  /** All routes. */
  readonly members: readonly Member[]
}

/** A control call that is checked, in the world that it is about. */
export interface ControlCall extends ControlContext {
  /** The world of the path or of its API token, or the default world. */
  readonly world: World
  /** The handle of that world: it checks what it is given. */
  readonly handle: LocalWorld
  readonly parameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON; undefined without one. */
  readonly body: unknown
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What a remote handle sends for a call of one of its methods. */
export interface RemoteRequest {
  readonly parameters?: Readonly<Record<string, string>>
  readonly query?: object
  readonly body?: unknown
}

/** How a method of a remote handle uses a control route. */
export interface RemoteMethod {
  /** Makes the request from the arguments. Left out: there is nothing to send. */
  // biome-ignore lint/suspicious/noExplicitAny: The interface of the handle types the arguments.
  readonly send?: (...given: any[]) => RemoteRequest
  /** Makes what the method returns from the answer. Left out: it returns the answer. */
  // biome-ignore lint/suspicious/noExplicitAny: The row that has it knows its answer.
  readonly returns?: (answer: any) => unknown
  /** The answer has the API tokens of the world as `tokens`, which the method does not return. */
  readonly tellsTokens?: true
}

/**
 * One control route: what it is sent and answers, and which methods of a handle it serves. The routes, the remote handle,
 * the OpenAPI document and docs/reference are made from these.
 */
export interface Member {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT'
  /** Below `/__admin`, and below `/__admin/worlds/:id` too unless `isOfFake`. */
  readonly path: string
  /** What the route does, in a sentence. */
  readonly says: string
  readonly query?: TObject
  readonly body?: BodyOfMember
  /** The JSON that it answers with 200. Left out: it answers 204, or what `mediaType` says. */
  readonly answer?: TSchema
  /** Of an answer that is not JSON. */
  readonly mediaType?: string
  /** The errors that only some routes have. */
  readonly errors?: readonly ControlErrorCode[]
  /** Errors of the service with status 400, each with what it means. */
  readonly serviceErrors?: Readonly<Record<string, string>>
  /** About the fake, and not about one of its worlds. */
  readonly isOfFake?: true
  /** Answers anybody, also without the admin token. */
  readonly isPublic?: true
  /** By name, for example `requests.list`. */
  readonly handle?: Readonly<Record<string, RemoteMethod>>
  /** The members of handles that use the route in another way, which a remote handle has in words of its own. */
  readonly alsoServes?: readonly string[]
  readonly run: (call: ControlCall) => unknown
}

/** What a route is sent. */
export interface BodyOfMember {
  readonly schema: TSchema
  /** With every key that it may have, to copy from. */
  readonly example: Readonly<Record<string, unknown>>
  /** What a message calls it, for example `A snapshot`. Left out: the handle checks the keys. */
  readonly called?: string
  /** What must be sent, for example `a fixture`. Left out: no body is an empty one. */
  readonly needed?: string
}

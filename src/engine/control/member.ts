import type { TObject, TSchema } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LocalWorld } from '../handle/local-world.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import type { ControlErrorCode } from './errors.ts'

/** What the control routes need to know about the fake. */
export interface ControlSettings {
  /** Whether the fake is seeded and listening. */
  readonly isReady: () => boolean
  /** With an admin token, every control call must send it, and may name any host. */
  readonly adminToken: string | undefined
  /** The file of the certificate that the fake made. */
  readonly caFile: () => string | undefined
  /** The folder of the inspector page. */
  readonly inspectorFolder: () => string
}

/** What all control routes of a fake share. */
export interface ControlContext {
  readonly worlds: Worlds
  readonly settings: ControlSettings
  readonly members: readonly Member[]
}

/** A checked control call. */
export interface ControlCall extends ControlContext {
  /** The world of the path, of the API token, or the default world. */
  readonly world: World
  /** The handle of that world, which checks what it is given. */
  readonly handle: LocalWorld
  readonly parameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON; undefined when the call has no body. */
  readonly body: unknown
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What a remote handle sends for one call of a method. */
export interface RemoteRequest {
  readonly parameters?: Readonly<Record<string, string>>
  readonly query?: object
  readonly body?: unknown
}

/** How a method of a remote handle uses its control route. */
export interface RemoteMethod {
  /** Makes the request from the arguments. @default a request without parameters, query and body */
  // biome-ignore lint/suspicious/noExplicitAny: The interface of the handle types the arguments.
  readonly send?: (...given: any[]) => RemoteRequest
  /** Makes the result of the method from the answer. @default the answer, or what it has under `answerKey` */
  // biome-ignore lint/suspicious/noExplicitAny: The row that has it knows its answer.
  readonly returns?: (answer: any) => unknown
  /** The answer also has `tokens`, the API tokens of the world, which the method does not return. */
  readonly tellsTokens?: true
}

/**
 * One control route: its request, its answer, and the methods of a handle that it serves. The routes, the remote handle,
 * the OpenAPI document and docs/reference are made from these rows.
 */
export interface Member {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT'
  /** Below `/__admin`, and unless `isOfFake` also below `/__admin/worlds/:id`. */
  readonly path: string
  /** What the route does, in a sentence. */
  readonly says: string
  readonly query?: TObject
  readonly body?: BodyOfMember
  /** What `run` and the method return, as JSON with status 200. @default 204 and no body, or an answer of `mediaType` */
  readonly answer?: TSchema
  /** The only key of the JSON, if that is an object around the result. */
  readonly answerKey?: string
  /** The media type of an answer that is not JSON. */
  readonly mediaType?: string
  /** The errors that not all routes have. */
  readonly errors?: readonly ControlErrorCode[]
  /** Errors of the service, which have status 400: a sentence by code. */
  readonly serviceErrors?: Readonly<Record<string, string>>
  /** The route is about the fake, not about one of its worlds. */
  readonly isOfFake?: true
  /** It needs no admin token, and checks neither origin nor host. */
  readonly isPublic?: true
  /** The methods that need nothing but this route, by name, for example `requests.list`. */
  readonly handle?: Readonly<Record<string, RemoteMethod>>
  /** Further members of a handle that use the route. A remote handle implements them itself. */
  readonly alsoServes?: readonly string[]
  readonly run: (call: ControlCall) => unknown
}

/** The body that a route takes. */
export interface BodyOfMember {
  readonly schema: TSchema
  /** An example to copy, with every key. */
  readonly example: Readonly<Record<string, unknown>>
  /** How an error message calls it, for example `A snapshot`. @default the handle checks the keys */
  readonly called?: string
  /** How a hint calls a required body, for example `a fixture`. @default a missing body is an empty one */
  readonly needed?: string
}

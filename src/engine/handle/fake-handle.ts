import type { Server } from 'node:http'
import type { Readable } from 'node:stream'
import type { Interception, InterceptOptions } from '../intercept/intercept.ts'
import type { FixtureSource } from '../store.ts'
import type { WorldHandle } from './world-handle.ts'

/** How a world begins. */
export interface WorldCreation {
  /** For example the name of a test. The tokens of the world depend on it. @default 'world' */
  readonly name?: string
  /** Replaces the fixtures of the fake. The world replaces the API tokens in them by its own. */
  readonly fixtures?: FixtureSource | readonly FixtureSource[]
  /** The world to copy, or its id. */
  readonly from?: WorldHandle | string
}

/** A request for {@link FakeApp.inject}. */
export interface InjectedRequest {
  readonly url: string
  /** @default 'GET' */
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>
  /** An object is sent as JSON. */
  readonly payload?: string | Uint8Array | object
  readonly query?: string | Readonly<Record<string, string | string[]>>
  /** The address of the client, for the rate limit. @default '127.0.0.1' */
  readonly remoteAddress?: string
  /** Whether the reply resolves before its body, which {@link InjectedReply.stream} has. @default false */
  readonly payloadAsStream?: boolean
}

/** The answer to an injected request. */
export interface InjectedReply {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>
  readonly body: string
  readonly rawPayload: Uint8Array
  /** The body, parsed. @throws {SyntaxError} When it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: The caller knows the type of the answer.
  json(): any
  stream(): Readable
}

/** The members of the Fastify instance that a fake supports. You cannot add routes, hooks or plugins. */
export interface FakeApp {
  /** The HTTP server, for its events. It listens unless the fake was created with `listen: false`. */
  readonly server: Server

  /**
   * Answers a request without a socket.
   *
   * @example
   * ```ts
   * const reply = await explo.app.inject({ url: path, headers })
   * ```
   */
  inject(request: string | InjectedRequest): Promise<InjectedReply>

  /** Whether the fake has a route. */
  hasRoute(route: { readonly method: string; readonly url: string }): boolean

  /** All routes as a tree, for people to read. */
  printRoutes(): string
}

/** A running fake and its default world. */
export interface FakeHandle extends WorldHandle {
  /**
   * The URL for the application under test, without a trailing slash.
   *
   * @throws {ExploFakeError} When the fake was created with `listen: false`.
   * @example 'http://127.0.0.1:49152'
   */
  readonly url: string

  /** The port of the socket. @throws {ExploFakeError} When the fake was created with `listen: false`. */
  readonly port: number

  /** The certificate that clients must trust, in PEM: made by the fake (`tls: 'self-signed'`), or given to connect. */
  readonly ca: string | undefined

  /** The supported part of the Fastify instance. */
  readonly app: FakeApp

  /** Control calls must send it as `Authorization: Bearer …`; undefined when they need no token. */
  readonly adminToken: string | undefined

  // Described by the types of the service.
  readonly fetch: typeof globalThis.fetch
  world(creation?: WorldCreation): Promise<WorldHandle>
  worlds(): Promise<WorldHandle[]>
  intercept(options?: InterceptOptions): Promise<Interception>

  /**
   * Answers the requests that have arrived, then stops. A request that takes longer than three seconds is cut off. A second
   * call changes nothing.
   */
  close(): Promise<void>
}

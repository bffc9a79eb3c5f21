import type { Server } from 'node:http'
import type { Readable } from 'node:stream'

/** A request for {@link FakeApp.inject}. */
export interface InjectedRequest {
  readonly url: string
  /** @default 'GET' */
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>
  /** An object is sent as JSON. */
  readonly payload?: string | Uint8Array | object
  readonly query?: string | Readonly<Record<string, string | string[]>>
  /** The client's address, for the rate limit. @default '127.0.0.1' */
  readonly remoteAddress?: string
  /** True: the reply resolves with its head, and {@link InjectedReply.stream} has the body. @default false */
  readonly payloadAsStream?: boolean
}

/** The answer to an injected request. */
export interface InjectedReply {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>
  readonly body: string
  readonly rawPayload: Uint8Array
  /** The body, parsed. @throws {SyntaxError} When it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: The caller knows what the operation answers.
  json(): any
  stream(): Readable
}

/** The members of the Fastify instance that a fake supports. Routes, hooks and plugins of your own are not supported. */
export interface FakeApp {
  /** The HTTP server, for its events. It listens unless the fake was created with `listen: false`. */
  readonly server: Server

  /**
   * Answers a request without a socket.
   *
   * @example
   * ```ts
   * const reply = await explo.app.inject({ url: '/api/group_tags/', headers })
   * ```
   */
  inject(request: string | InjectedRequest): Promise<InjectedReply>

  /** Whether the fake has a route. @example hasRoute({ method: 'POST', url: '/api/create_user_group/' }) */
  hasRoute(route: { readonly method: string; readonly url: string }): boolean

  /** All routes as a tree, for people to read. */
  printRoutes(): string
}

import type { Server } from 'node:http'
import type { Readable } from 'node:stream'
import type { Interception, InterceptOptions } from '../intercept/intercept.ts'
import type { FixtureSource } from '../store.ts'
import type { WorldHandle } from './world-handle.ts'

/** How a world begins. */
export interface WorldCreation {
  /** What it is for, for example the name of a test. Its tokens are made from it. @default 'world' */
  readonly name?: string
  /** In place of the fixtures of the fake. The API tokens in them are replaced by the world's own. */
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

/** A running fake, and its default world. */
export interface FakeHandle extends WorldHandle {
  /**
   * Where to point the application under test, without a trailing slash.
   *
   * @throws {ExploFakeError} When the fake was created with `listen: false`.
   * @example 'http://127.0.0.1:49152'
   */
  readonly url: string

  /** The port that it listens on. @throws {ExploFakeError} When the fake was created with `listen: false`. */
  readonly port: number

  /** The certificate that clients must trust, in PEM: of a fake that made it (`tls: 'self-signed'`), or as given to connect. */
  readonly ca: string | undefined

  /** The Fastify instance that answers, as far as a fake supports it. */
  readonly app: FakeApp

  /** What control calls must send as `Authorization: Bearer …`; undefined when they need nothing. */
  readonly adminToken: string | undefined

  /**
   * Answers like the global `fetch`, without a network: only path, method, headers and body matter. Hand it to code that
   * takes a `fetch`, or use it in tests.
   *
   * @example
   * ```ts
   * const reply = await explo.fetch('https://api.explo.co/api/create_user_group/', { method: 'POST', headers, body })
   * ```
   */
  readonly fetch: typeof globalThis.fetch

  /** Opens a world with API tokens of its own. */
  world(creation?: WorldCreation): Promise<WorldHandle>

  /** The open worlds, the default one first. */
  worlds(): Promise<WorldHandle[]>

  /**
   * For code that has the host hard-wired: sends what this process asks `https://api.explo.co` and Explo's legacy host for
   * to this fake, until {@link Interception.restore}. It takes the global `fetch`, `node:http` and `node:https` with all
   * that stand on them (axios, got, ky, node-fetch, superagent), and the global dispatcher of the package `undici`. What
   * goes past it is refused, as by {@link guardEgress}. A closed fake answers as a server that is gone. A GET loses its
   * body, as in `fetch`.
   *
   * Needs the package `@mswjs/interceptors`.
   *
   * @throws {ExploFakeError} When that package is missing, when a fake intercepts already, or when a client of this
   * process proves not to be intercepted, which is tried before anything else is sent.
   * @example
   * ```ts
   * const interception = await explo.intercept()
   * after(() => interception.restore())
   * ```
   */
  intercept(options?: InterceptOptions): Promise<Interception>

  /**
   * Answers the requests under way, then stops. A request that is not sent or answered within three seconds is cut off.
   * A second call changes nothing.
   */
  close(): Promise<void>
}

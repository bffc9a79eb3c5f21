import type { FastifySchemaValidationError } from 'fastify'
import type { Access } from '../explo/access.ts'
import type { UndocumentedOperation } from '../explo/operations/undocumented.ts'
import type { Refusal } from '../explo/refusals/refusal.ts'
import type { Arrival } from './http/request.ts'
import type { Operation, OperationGroup } from './operation.ts'
import type { RateLimit } from './options/settings.ts'

/** How a fact about the service is founded: on its documentation, on public code that uses it, or on a guess. */
export type Basis = 'documented' | 'seen' | 'assumed'

/** What an API token may do: `read-only` can only read, `read-write` can also create, change and delete. */
export type Permission = 'read-only' | 'read-write'

/**
 * The API token of a request, or why it has none. A token with a `flaw` is one that no client can mean; it opens no world.
 */
export type Credentials =
  | { readonly token: string; readonly flaw?: string }
  | { readonly token: null; readonly flaw: string }

/** Everything that the engine needs to know about the service that it fakes. */
export interface Service {
  /** What the service can do. Routes and documents follow this order. */
  readonly groups: readonly OperationGroup[]
  /** Operations that the service names and nobody documents. They answer 501. */
  readonly undocumented: readonly UndocumentedOperation[]
  /** The API token of a request, or why it has none. */
  readonly readCredentials: (headers: Readonly<Record<string, string | string[] | undefined>>) => Credentials
  /** What the API token of a request reaches. @throws {Refusal} When it reaches nothing. */
  readonly authenticate: (arrival: Arrival) => Access
  /** @throws {Refusal} When the API token may call none of these operations. */
  readonly checkPermission: (operations: readonly Operation[], access: Access) => void
  /** The rate limit that the service documents. */
  readonly documentedRateLimit: RateLimit
  readonly refusals: HttpRefusals
}

/** The refusals that the engine raises itself. Operations raise the others. */
export interface HttpRefusals {
  /** A request that HTTP does not allow. @param flaw What is wrong with it. */
  readonly badRequest: (status: number, flaw: string) => Refusal
  /** @param limit In bytes. */
  readonly bodyTooLarge: (limit: number) => Refusal
  /** A defect of the fake. */
  readonly internalError: (error: Error) => Refusal
  readonly malformedBody: (flaw: string) => Refusal
  /** @param allowed What the `Allow` header says. */
  readonly methodNotAllowed: (method: string, allowed: string) => Refusal
  /** An operation that nobody documents. */
  readonly notImplemented: (path: string) => Refusal
  readonly slashMissing: (method: string, path: string) => Refusal
  /** @param waitMs After how many milliseconds the next request is admitted. */
  readonly throttled: (address: string, waitMs: number, rule: RateLimit) => Refusal
  /** Fields that no document names. */
  readonly unknownFields: (names: readonly string[]) => Refusal
  /** @param suggested The known path that is nearest to it. */
  readonly unknownPath: (path: string, suggested: string | undefined) => Refusal
  /** @param type As the client sent it; empty when it sent none. */
  readonly unsupportedMediaType: (type: string) => Refusal
  /** Fields that are not as the schema says. @param fields The body or the query. */
  readonly wrongFields: (errors: readonly FastifySchemaValidationError[], fields: unknown) => Refusal
}

import type { Static, TObject, TSchema } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AssumptionName, Basis } from '../explo/assumptions.ts'
import type { Permission } from '../explo/records/team.ts'
import type { RefusalName } from '../explo/refusals/refusals.ts'

/** The wire of an operation: what it accepts, and what it answers when it succeeds. Refusals are thrown. */
export interface OperationSchema {
  readonly summary: string
  readonly body?: TObject
  readonly querystring?: TObject
  readonly response: { readonly 200: TSchema }
}

/** Where an operation answered in an older generation of the API. */
export interface LegacyPath {
  readonly path: string
  readonly basis: Basis
}

/** One thing that the Explo API can do. */
export interface Operation<Schema extends OperationSchema = OperationSchema> {
  /** The endpoint's name in camelCase. Testers use it in filters. */
  readonly name: string
  readonly method: 'DELETE' | 'GET' | 'POST'
  /** As documented, slash included. */
  readonly path: string
  readonly legacyPaths?: readonly LegacyPath[]
  /** Documented without its slash, so that both forms answer. */
  readonly isSlashOptional?: boolean
  /** What an API token needs. */
  readonly permission: Permission
  /** It can also be answered without writing, as get-or-create of a known id can. */
  readonly getsExisting?: boolean
  /** The operation that Explo names as its successor, when it is deprecated. */
  readonly replacedBy?: string
  /** The page that documents it. */
  readonly documentation: string
  /** What a successful answer rests on where the documentation is silent. */
  readonly restsOn: readonly AssumptionName[]
  /** What it refuses beyond what every operation refuses. */
  readonly refusals?: readonly RefusalName[]
  readonly schema: Schema
  readonly handler: Handler<Schema>
}

/** Where an operation answers. */
export interface OperationUrl {
  readonly url: string
  readonly basis: Basis
  /** An older place of the operation. */
  readonly isLegacy: boolean
}

/** Every URL of an operation, its own first. What is documented without its slash has both forms. */
export function urlsOf({ path, isSlashOptional, legacyPaths = [] }: Operation): OperationUrl[] {
  const forms = isSlashOptional ? [path, path.slice(0, -1)] : [path]
  return [
    ...forms.map((url) => ({ url, basis: 'documented' as const, isLegacy: false })),
    ...legacyPaths.map(({ path: url, basis }) => ({ url, basis, isLegacy: true })),
  ]
}

/** Operations that Explo documents together. */
export interface OperationGroup {
  readonly tag: string
  readonly description: string
  readonly operations: readonly Operation[]
}

/** Makes the answer of a success. What it sends itself, as a stream, it returns. */
type Handler<Schema extends OperationSchema> = (
  request: CheckedRequest<Schema>,
  reply: FastifyReply,
) => Static<Schema['response'][200]> | Promise<Static<Schema['response'][200]>>

/** A request whose fields are as the schema says. */
interface CheckedRequest<Schema extends OperationSchema> extends Omit<FastifyRequest, 'body' | 'query'> {
  readonly body: Schema['body'] extends TObject ? Static<Schema['body']> : unknown
  readonly query: Schema['querystring'] extends TObject ? Static<Schema['querystring']> : unknown
}

/** Ties the types of the handler to those of the schema. */
export function operation<const Schema extends OperationSchema>(definition: Operation<Schema>): Operation {
  return definition as unknown as Operation
}

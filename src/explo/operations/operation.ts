import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { writeJson } from '../../engine/input/json-spelling.ts'
import type { FieldOf, Operation, OperationSchema } from '../../engine/operation.ts'
import * as engine from '../../engine/operation.ts'
import type { AssumptionName, Assumptions } from '../assumptions.ts'
import type { Team } from '../records/team.ts'
import type { RefusalName } from '../refusals/refusals.ts'

/** What an operation can create and remove. */
export type RecordKind = 'blueprint' | 'customer' | 'end user' | 'group tag'

/** What a field can name. */
export type RecordName =
  | 'blueprint'
  | 'customer'
  | 'customer number'
  | 'customer of blueprints'
  | 'customer token'
  | 'data source'
  | 'embed id'
  | 'end user'
  | 'group tag'
  | 'group tags'

/** A request and its answer, as a document of Explo shows them. */
export interface DocumentedExample extends engine.DocumentedExample {
  /** The assumptions under which the fake gives this answer. */
  readonly under?: Partial<Assumptions>
  readonly differs?: Readonly<Record<string, AssumptionName>>
}

type Records<Schema extends OperationSchema> = { readonly [Kind in RecordKind]?: FieldOf<Schema> }

/** Defines an operation of Explo. One without a fact that protects real accounts does not compile. */
export function operation<const Name extends string, const Schema extends OperationSchema>(
  definition: engine.OperationDefinition<Schema> & {
    readonly name: Name
    readonly getsExisting: boolean
    readonly documentation: string
    readonly creates: Records<Schema>
    readonly removes: Records<Schema>
    readonly names: { readonly [Field in FieldOf<Schema>]: RecordName | null }
    readonly repeatRisk: string | null
    readonly restsOn: readonly AssumptionName[]
    readonly refusals: readonly RefusalName[]
    readonly examples: readonly DocumentedExample[]
  },
): ExploOperation<Name> {
  return engine.operation<Name, Schema>(definition) as ExploOperation<Name>
}

/** The facts of an operation that changes nothing. */
export const readsOnly = { ...engine.readsOnly, getsExisting: false, repeatRisk: null } as const

/** The facts of an operation that writes, but neither creates nor removes a record that one of its fields names. */
export const createsNothing = { permission: 'read-write', getsExisting: false, creates: {}, removes: {} } as const

/** An operation whose type keeps only its name. */
export type ExploOperation<Name extends string = string> = Operation & {
  readonly name: Name
  readonly creates: { readonly [Kind in RecordKind]?: string }
  readonly removes: { readonly [Kind in RecordKind]?: string }
  readonly names: Readonly<Record<string, RecordName | null>>
  /** What may have happened when its answer is lost and it is repeated; null when repeating does no harm. */
  readonly repeatRisk: string | null
  readonly restsOn: readonly AssumptionName[]
  readonly refusals: readonly RefusalName[]
  readonly examples: readonly DocumentedExample[]
}

/** What the shared part of two handlers needs from a request. */
export type Call = Pick<FastifyRequest, 'access' | 'arrival'>

const jsonType = 'application/json; charset=utf-8'

/** Sets the status for a record that a get-or-create has created. */
// Assumed: createdStatus
export function setCreatedStatus(reply: FastifyReply, { assumptions }: Team): void {
  // The schema declares 200 only, and Fastify does not use its serializer for another status. With another serializer,
  // Fastify sets no content type.
  if (assumptions.createdStatus === '201') reply.code(201).type(jsonType).serializer(writeJson)
}

/** Answers with JSON text. The return type is `never`, because types cannot check what the text says. */
export function readyJson(reply: FastifyReply, json: string | Readable): never {
  reply.type(jsonType)
  return json as never
}

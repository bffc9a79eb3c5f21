import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { writeJson } from '../../engine/input/json-spelling.ts'
import type * as engine from '../../engine/operation.ts'
import { operation as define, type FieldOf, type Operation, type OperationSchema } from '../../engine/operation.ts'
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
  /** The decisions under which the fake answers in this revision. */
  readonly under?: Partial<Assumptions>
  readonly differs?: Readonly<Record<string, AssumptionName>>
}

type Records<Schema extends OperationSchema> = { readonly [Kind in RecordKind]?: FieldOf<Schema> }

/** Defines an operation of Explo. One without a fact that protects real accounts does not compile. */
export function operation<const Name extends string, const Schema extends OperationSchema>(
  definition: Operation<Schema> & {
    readonly name: Name
    readonly creates: Records<Schema>
    readonly removes: Records<Schema>
    readonly names: { readonly [Field in FieldOf<Schema>]: RecordName | null }
    readonly restsOn: readonly AssumptionName[]
    readonly refusals: readonly RefusalName[]
    readonly examples: readonly DocumentedExample[]
  },
): ExploOperation<Name> {
  return define<Name, Schema>(definition) as ExploOperation<Name>
}

/** The facts of an operation that changes nothing. */
export const readsOnly = {
  permission: 'read-only',
  getsExisting: false,
  creates: {},
  removes: {},
  repeatRisk: null,
  irreversible: null,
} as const

/** An operation of which only the name is still in the type. */
export type ExploOperation<Name extends string = string> = Operation & {
  readonly name: Name
  readonly creates: { readonly [Kind in RecordKind]?: string }
  readonly removes: { readonly [Kind in RecordKind]?: string }
  readonly names: Readonly<Record<string, RecordName | null>>
  readonly restsOn: readonly AssumptionName[]
  readonly refusals: readonly RefusalName[]
  readonly examples: readonly DocumentedExample[]
}

/** What an operation needs of its request beside the fields. */
export type Call = Pick<FastifyRequest, 'access' | 'arrival'>

/** The status of a get-or-create that has created. */
// Assumed: createdStatus
export function sayCreated(reply: FastifyReply, { assumptions }: Team): void {
  // Fastify uses the serializer of a schema only for the statuses of that schema.
  if (assumptions.createdStatus === '201') reply.code(201).serializer(writeJson)
}

/** Lets a handler answer with JSON that is text already. The types of its operation cannot know what is in it. */
export function readyJson(reply: FastifyReply, json: string | Readable): never {
  reply.type('application/json; charset=utf-8')
  return json as never
}

import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Static, TObject, TSchema } from '@sinclair/typebox'
import type {
  FastifyReply,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteGenericInterface,
} from 'fastify'
import type { Assumptions, Basis, Permission } from './terms.ts'

/** What an operation accepts, and what it answers when it succeeds. Handlers throw refusals. */
export interface OperationSchema {
  readonly summary: string
  readonly body?: TObject
  readonly querystring?: TObject
  readonly response: { readonly 200: TSchema }
}

/** The URL of an operation in an older version of the API. */
export interface LegacyUrl {
  readonly url: string
  readonly basis: Basis
}

/** An operation of the service. All tables of operations are derived from these facts. */
export interface Operation<Schema extends OperationSchema = OperationSchema> {
  /** In camelCase. Testers use it in filters. */
  readonly name: string
  readonly method: 'DELETE' | 'GET' | 'POST'
  /** As documented, with its last slash. */
  readonly url: string
  readonly legacyUrls?: readonly LegacyUrl[]
  /** Documented without its slash. Both forms answer. */
  readonly isSlashOptional?: boolean
  /** The permission that an API token needs. */
  readonly permission: Permission
  /** Whether it is a get-or-create, which does not write when the record exists. @default false */
  readonly getsExisting: boolean
  /** The kinds of records that it creates, each with the field that has the id of the new record. */
  readonly creates: Records<Schema>
  /** The kinds of records that it removes or renames, each with the field that has the old id. */
  readonly removes: Records<Schema>
  /** The kind of record that each field of the body or the query refers to, or null. */
  readonly names: { readonly [Field in FieldOf<Schema>]: string | null }
  /** Why a real account must not receive it without permission; null when it can be undone or changes nothing. */
  readonly irreversible: string | null
  /** The successor that the service names; null when the operation is not deprecated. @default null */
  readonly replacedBy: string | null
  /** The URL of its documentation. @default '' */
  readonly documentation: string
  /** The assumptions that a successful answer rests on. @default none */
  readonly restsOn: readonly string[]
  /** Its refusals, besides those of every operation. @default none */
  readonly refusals: readonly string[]
  readonly schema: Schema
  readonly handler: OperationHandler<Schema>
  /** Every documented request with its answer, in all revisions that differ. */
  readonly examples?: readonly DocumentedExample[]
}

/** A documented request with its answer. */
export interface DocumentedExample {
  /** Unique among the examples of the operation. */
  readonly title: string
  /** The page that shows it. @default the documentation of the operation */
  readonly source?: string
  /** What was repaired, because the documented JSON is invalid, incomplete or contradicts the text. */
  readonly repaired?: string
  /** @default the path of the operation */
  readonly path?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  readonly reply: Readonly<Record<string, unknown>>
  /** The assumptions under which the fake gives this answer. */
  readonly under?: Assumptions
  /** The JSON pointers of the differences in the fake's answer, each with the assumption that explains it. */
  readonly differs?: Readonly<Record<string, string>>
}

/** The documented fields of the body or the query. */
export function fieldsOf({ body, querystring }: OperationSchema): ReadonlySet<string> {
  return new Set(Object.keys({ ...body?.properties, ...querystring?.properties }))
}

/** A field of the body or of the query. */
export type FieldOf<Schema extends OperationSchema> = FieldIn<Schema['body']> | FieldIn<Schema['querystring']>

type FieldIn<Fields> = Fields extends TObject ? keyof Static<Fields> & string : never

/** Kinds of records, each with a field. */
type Records<Schema extends OperationSchema> = { readonly [Kind in string]?: FieldOf<Schema> }

/** Returns the successful answer. Its types come from the schema. */
type OperationHandler<Schema extends OperationSchema> = (
  request: FastifyRequest<
    RouteGenericInterface,
    RawServerDefault,
    RawRequestDefaultExpression,
    Schema,
    TypeBoxTypeProvider
  >,
  reply: FastifyReply<
    RouteGenericInterface,
    RawServerDefault,
    RawRequestDefaultExpression,
    RawReplyDefaultExpression,
    unknown,
    Schema,
    TypeBoxTypeProvider
  >,
) => Answer<Schema> | Promise<Answer<Schema>>

type Answer<Schema extends OperationSchema> = Static<Schema['response'][200]>

/** Operations that the service documents together. */
export interface OperationGroup {
  readonly tag: string
  readonly description: string
  readonly operations: readonly Operation[]
}

const defaults = { getsExisting: false, replacedBy: null, documentation: '', restsOn: [], refusals: [] } as const

type OptionalFact = keyof typeof defaults

/** An operation as a service writes it. Facts that protect real accounts are required. Other facts have a default. */
export type OperationDefinition<Schema extends OperationSchema> = Omit<Operation<Schema>, OptionalFact> &
  Partial<Pick<Operation<Schema>, OptionalFact>>

/** Defines an operation. Its schema types the handler and the facts about fields. */
export function operation<const Name extends string, const Schema extends OperationSchema>(
  definition: OperationDefinition<Schema> & { readonly name: Name },
): Operation & { readonly name: Name } {
  return { ...defaults, ...definition } as unknown as Operation & { readonly name: Name }
}

/** The facts of an operation that changes nothing. */
export const readsOnly = { permission: 'read-only', creates: {}, removes: {}, irreversible: null } as const

/** A URL of an operation. */
export interface OperationUrl {
  readonly url: string
  readonly basis: Basis
  /** Whether it is a URL of an older version of the API. */
  readonly isLegacy: boolean
}

/** Every URL of an operation, the current one first. One with an optional slash has both forms. */
export function urlsOf({
  url,
  isSlashOptional = false,
  legacyUrls = [],
}: Pick<Operation, 'url' | 'isSlashOptional' | 'legacyUrls'>): OperationUrl[] {
  const forms = isSlashOptional ? [url, url.slice(0, -1)] : [url]
  return [
    ...forms.map((form) => ({ url: form, basis: 'documented' as const, isLegacy: false })),
    ...legacyUrls.map((legacy) => ({ ...legacy, isLegacy: true })),
  ]
}

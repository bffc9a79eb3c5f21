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

/** The wire of an operation: what it accepts, and what it answers when it succeeds. Refusals are thrown. */
export interface OperationSchema {
  readonly summary: string
  readonly body?: TObject
  readonly querystring?: TObject
  readonly response: { readonly 200: TSchema }
}

/** Where an operation answered in an older generation of the API. */
export interface LegacyUrl {
  readonly url: string
  readonly basis: Basis
}

/** One thing that a service can do. Each fact about it stands here, and every table is derived from it. */
export interface Operation<Schema extends OperationSchema = OperationSchema> {
  /** The endpoint's name in camelCase. Testers use it in filters. */
  readonly name: string
  readonly method: 'DELETE' | 'GET' | 'POST'
  /** As documented, slash included. */
  readonly url: string
  readonly legacyUrls?: readonly LegacyUrl[]
  /** Documented without its slash, so that both forms answer. */
  readonly isSlashOptional?: boolean
  /** What an API token needs. */
  readonly permission: Permission
  /** Whether it can be answered without writing, as get-or-create of a known id can. @default false */
  readonly getsExisting: boolean
  /** The records that it creates, each with the field that names the new one. */
  readonly creates: Records<Schema>
  /** The records that it removes or renames, each with the field that names the old one. */
  readonly removes: Records<Schema>
  /** What each field of the body or the query names: a kind of record, or null. */
  readonly names: { readonly [Field in FieldOf<Schema>]: string | null }
  /** Why it must not be sent to a real account without leave; null when it can be undone or changes nothing. */
  readonly irreversible: string | null
  /** The operation that the service names as its successor; null when it is not deprecated. @default null */
  readonly replacedBy: string | null
  /** The page that documents it. @default '' */
  readonly documentation: string
  /** What a successful answer rests on where the documentation is silent. @default nothing */
  readonly restsOn: readonly string[]
  /** What it refuses beyond what every operation refuses. @default nothing */
  readonly refusals: readonly string[]
  readonly schema: Schema
  readonly handler: OperationHandler<Schema>
  /** Every request and answer that the documentation shows, in all of its revisions that differ. */
  readonly examples?: readonly DocumentedExample[]
}

/** A request and its answer, as the documentation shows them. */
export interface DocumentedExample {
  /** Unique among the examples of the operation. */
  readonly title: string
  /** The page that shows it. @default the documentation of the operation */
  readonly source?: string
  /** What had to be mended, where the document's JSON is broken, cut off or contradicts its own prose. */
  readonly repaired?: string
  /** Where it is sent, unless to the path of its operation. */
  readonly path?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  readonly reply: Readonly<Record<string, unknown>>
  /** The assumptions under which the fake answers so. */
  readonly under?: Assumptions
  /** Where the fake's answer is another one, by JSON pointer, and the assumption that says why. */
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

/** Makes the answer of a success. Its types come from the schema. */
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

/** What a service says about an operation. It must state the facts that protect real accounts; other facts have a default. */
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

/** Where an operation answers. */
export interface OperationUrl {
  readonly url: string
  readonly basis: Basis
  /** An older place of the operation. */
  readonly isLegacy: boolean
}

/** Every URL of an operation, its own first. What is documented without its slash has both forms. */
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

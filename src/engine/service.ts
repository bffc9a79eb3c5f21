import type { TSchema } from '@sinclair/typebox'
import type { FastifySchemaValidationError } from 'fastify'
import type { Credentials, CredentialsHeader } from './credentials.ts'
import type { VendorErrors } from './faults/fault.ts'
import type { RecordWords } from './journal/change.ts'
import type { Entry } from './journal/entry.ts'
import type { Rule } from './lint/rule.ts'
import type { Operation, OperationGroup } from './operation.ts'
import type { AssumedRefusals } from './refusals/dialect.ts'
import type { HttpRefusals } from './refusals/http-refusals.ts'
import type { Refusal, RefusalKind } from './refusals/refusal.ts'
import type { Draft, FixtureFormat, Store, StoreOptions } from './store.ts'
import type {
  ApiToken,
  Assumption,
  Assumptions,
  Basis,
  RateLimit,
  ScopeWords,
  ServiceHosts,
  UsualNames,
} from './terms.ts'

/** An operation that the service names, but does not document. */
export interface UndocumentedOperation {
  readonly name: string
  readonly tag: string
  readonly summary: string
  readonly paths: readonly string[]
  /** Whether the service names the path, too. */
  readonly basis: Basis
  /** The page that names it. */
  readonly documentation: string
}

/** A request before its operation. The service knows the type of the store in `state`. */
export interface AccessRequest {
  readonly credentials: Credentials
  /** Undefined when the store does not have it. */
  readonly apiToken: ApiToken | undefined
  readonly entry: Entry
  readonly state: object
  readonly world: object
}

/** Related calls for the examples in documents and messages. */
export interface ServiceExamples {
  /** Creates a record. */
  readonly create: CallExample
  /** Changes the record. @default the call that creates it */
  readonly update?: CallExample
  /** Uses the record. */
  readonly use: CallExample
}

interface CallExample {
  readonly operation: Operation
  /** Some fields of its body or query. */
  readonly where: Readonly<Record<string, unknown>>
}

/** Everything that the engine needs to know about the service that it fakes. `plainService` has parts for a small one. */
export interface Service {
  /** As messages call it. */
  readonly name: string
  /** All documented operations, in the order of routes and documents. */
  readonly groups: readonly OperationGroup[]
  /** They answer 501. @default none */
  readonly undocumented?: readonly UndocumentedOperation[]
  readonly examples: ServiceExamples
  /**
   * By name. If the service has them, the engine implements `trailingSlash`, `unknownFields`, `legacyPaths`, `createdStatus`
   * and `errorBody`, which may also be a recorded body.
   */
  readonly assumptions: Readonly<Record<string, Assumption>>

  readonly hosts: ServiceHosts
  readonly environmentNames: UsualNames
  readonly credentialsHeader: CredentialsHeader
  readonly scope: ScopeWords
  /**
   * Says what the API token of a request reaches. The handlers of the service read it from `request.access`.
   *
   * @param operations The operations at the path of the request.
   * @throws {Refusal} When the API token is missing or unknown, or may call none of the operations.
   */
  authorize(request: AccessRequest, operations: readonly Operation[]): object
  /** The rate limit that the service documents. @default none */
  readonly documentedRateLimit?: RateLimit

  readonly fixture: FixtureFormat
  /** Makes the store of a world from drafts. @throws {FixtureError} With the mistakes of all drafts. */
  openStore(drafts: readonly Draft[], options: StoreOptions): Store
  /** Additional methods for the handle of a world. @default none */
  readonly handleMembers?: readonly ServiceMember[]

  /** All refusals of the service, by name. */
  readonly refusalKinds: Readonly<Record<string, RefusalKind>>
  /** The names of all refusals of an operation. */
  readonly refusalsOf: (operation: Operation) => readonly string[]
  readonly assumeRefusals: (assumptions: Assumptions) => AssumedRefusals
  /** The refusals that the engine throws. Handlers throw the others. */
  readonly refusals: HttpRefusals & FieldRefusals
  /**
   * The refusals of the vendor errors that faults answer with.
   *
   * @default those of {@link plainRefusalKinds} with the same status
   */
  readonly vendorErrors?: Partial<VendorErrors>

  readonly records: RecordWords
  /** The record in the reply of a get-or-create, if it existed before. @default no operation is a get-or-create */
  readonly existingRecord?: (reply: unknown) => Readonly<Record<string, unknown>> | undefined
  /** What a client should not do, by name. @default nothing */
  readonly lintRules?: Readonly<Record<string, Rule>>

  /** Loads what the command `probe` needs. */
  readonly loadProbe: () => Promise<ProbeFacts>
}

/** The service with one small defect. A suite that passes with it does not notice the defect. */
export interface Mutant {
  /** The operation and the defect, for example `createThing.newToken`. */
  readonly name: string
  /** The operation that has the defect, or `every operation`. */
  readonly operation: string
  /** The defect in one sentence. */
  readonly says: string
  /** The outcome that can reveal the defect: a refusal, `changed` or `unchanged`. @default any success */
  readonly needs?: string
  /** @param strike Must be called whenever the defect affects a request. */
  readonly apply: (service: Service, strike: () => void) => Service
}

/** What the command `probe` needs to know about the service. */
export interface ProbeFacts {
  readonly mutants: readonly Mutant[]
  /** The assumptions that an answer rests on, besides those in the journal. */
  readonly alsoRestsOn: (entry: Entry) => readonly string[]
}

/** The refusals of fields. The service writes the sentences about each field. */
interface FieldRefusals {
  /**
   * Refuses undocumented fields. Needed only for the assumption `unknownFields`.
   *
   * @param known The fields that the operation takes.
   */
  readonly unknownFields?: (names: readonly string[], known: ReadonlySet<string>) => Refusal
  /**
   * Refuses fields that the schema does not accept.
   *
   * @param fields The body or the query.
   * @param known The fields that the operation takes.
   */
  readonly wrongFields: (
    errors: readonly FastifySchemaValidationError[],
    fields: unknown,
    known: ReadonlySet<string>,
  ) => Refusal
}

/** An additional method for the handle of a world, with its control route. */
export interface ServiceMember {
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** The path of the route below `/__admin`. */
  readonly path: string
  /** What it does, in one sentence. */
  readonly says: string
  /** The only argument of the method, a text. The route reads it from the body. */
  readonly argument?: ServiceArgument
  /** The result of the method, which the route answers as JSON. */
  readonly answer: TSchema
  /** The only key of the JSON, if that is an object around the result. */
  readonly answerKey?: string
  /** What each error code of the method means. The route answers such an error with 400. */
  readonly errors?: Readonly<Record<string, string>>
  /** @param now The time of the world, in milliseconds since 1970. */
  readonly run: (store: Store, now: number, argument: string) => unknown
}

export interface ServiceArgument {
  readonly key: string
  /** As messages call it, for example `A JWT to open`. */
  readonly called: string
  /** As messages show it, for example `<counter key>`. */
  readonly placeholder: string
  readonly example: string
}

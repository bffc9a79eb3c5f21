import type { TSchema } from '@sinclair/typebox'
import type { FastifySchemaValidationError } from 'fastify'
import type { RecordWords } from './changes/stored-record.ts'
import type { Credentials, CredentialsHeader } from './credentials.ts'
import type { VendorErrors } from './faults/fault.ts'
import type { ChangeWords } from './journal/change.ts'
import type { Entry } from './journal/entry.ts'
import type { Rule } from './lint/rule.ts'
import type { Operation, OperationGroup } from './operation.ts'
import type { AssumedRefusals } from './refusals/dialect.ts'
import type { HttpRefusals } from './refusals/http-refusals.ts'
import type { Refusal, RefusalKind } from './refusals/refusal.ts'
import type { Draft, FixtureFormat, Store, StoreOptions } from './store.ts'
import type { ApiToken, Assumption, Assumptions, Basis, RateLimit, ServiceHosts, UsualNames } from './terms.ts'

/** An operation that the service names without saying what it accepts or answers. */
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

/** A request that asks for access. The service knows what the store in its state is. */
export interface AccessRequest {
  readonly credentials: Credentials
  /** Undefined when the store does not have the API token of the request. */
  readonly apiToken: ApiToken | undefined
  readonly entry: Entry
  readonly state: object
  readonly world: object
}

/** Calls of operations that fit together, for the examples in documents and messages. */
export interface ServiceExamples {
  /** Creates a record, with fields that it takes. */
  readonly create: CallExample & { readonly method: string; readonly path: string }
  /** Changes the record. */
  readonly update: CallExample
  /** Works with the record. */
  readonly use: CallExample
}

interface CallExample {
  readonly operation: string
  readonly where: Readonly<Record<string, unknown>>
}

/** Everything that the engine needs to know about the service that it fakes. */
export interface Service {
  /** As it stands in sentences. */
  readonly name: string
  /** What the service can do. Routes and documents follow this order. */
  readonly groups: readonly OperationGroup[]
  /** Operations that the service names and nobody documents. They answer 501. @default none */
  readonly undocumented?: readonly UndocumentedOperation[]
  readonly examples: ServiceExamples
  /**
   * By name. The engine itself reads `trailingSlash`, `unknownFields` and `errorBody`, which may be a recorded body, and it
   * notes where an answer rests on `legacyPaths` or `createdStatus`.
   */
  readonly assumptions: Readonly<Record<string, Assumption>>

  readonly hosts: ServiceHosts
  readonly environmentNames: UsualNames
  readonly credentialsHeader: CredentialsHeader
  /**
   * What the API token of a request reaches. The handlers of the service find it as `request.access`.
   *
   * @param operations Those that the path of the request names.
   * @throws {Refusal} When the API token is missing or unknown, or may call none of the operations.
   */
  authorize(request: AccessRequest, operations: readonly Operation[]): object
  /** The rate limit that the service documents. */
  readonly documentedRateLimit: RateLimit

  readonly fixture: FixtureFormat
  /** The store of a world that begins with these drafts. @throws {FixtureError} With the mistakes of all drafts. */
  openStore(drafts: readonly Draft[], options: StoreOptions): Store
  /** Methods that it adds to the handle of a world. @default none */
  readonly handleMembers?: readonly ServiceMember[]

  /** What the service refuses, by name. */
  readonly refusalKinds: Readonly<Record<string, RefusalKind>>
  /** The names of all refusals of an operation. */
  readonly refusalsOf: (operation: Operation) => readonly string[]
  readonly assumeRefusals: (assumptions: Assumptions) => AssumedRefusals
  /** What the engine refuses itself. Operations refuse the rest. */
  readonly refusals: HttpRefusals & FieldRefusals
  /** The refusals of the vendor errors that faults answer with. @default those of {@link plainRefusalKinds} with the same status */
  readonly vendorErrors?: Partial<VendorErrors>

  readonly changeWords: ChangeWords
  readonly records: RecordWords
  /** The record in the reply of a get-or-create, when it existed before. @default no operation gets what exists */
  readonly existingRecord?: (reply: unknown) => Readonly<Record<string, unknown>> | undefined
  /** What a client had better not do, by name. @default nothing */
  readonly lintRules?: Readonly<Record<string, Rule>>

  /** How to test a suite of tests. Only a run of the command `probe` loads it. */
  readonly loadProbe: () => Promise<ProbeFacts>
}

/** The service with one small defect. A suite that stays green with it would not notice the defect. */
export interface Mutant {
  /** The operation and the defect, for example `createThing.newToken`. */
  readonly name: string
  /** The operation that has the defect, or `every operation`. */
  readonly operation: string
  /** The defect in one sentence. */
  readonly says: string
  /** The outcome without which nobody meets the defect: a refusal, `changed` or `unchanged`. Default: any success. */
  readonly needs?: string
  /** @param strike To call when a request meets the defect. */
  readonly apply: (service: Service, strike: () => void) => Service
}

/** What the service tells the command `probe`. */
export interface ProbeFacts {
  readonly mutants: readonly Mutant[]
  /** The assumptions that an answer rests on beside those that the journal names. */
  readonly alsoRestsOn: (entry: Entry) => readonly string[]
}

/** What the engine refuses because of its fields. The sentences are the service's. */
interface FieldRefusals {
  /**
   * Fields that no document names. Only the assumption `unknownFields` asks for it.
   *
   * @param known Those that the operation takes.
   */
  readonly unknownFields?: (names: readonly string[], known: ReadonlySet<string>) => Refusal
  /**
   * Fields that are not as the schema says.
   *
   * @param fields The body or the query.
   * @param known What the operation takes.
   */
  readonly wrongFields: (
    errors: readonly FastifySchemaValidationError[],
    fields: unknown,
    known: ReadonlySet<string>,
  ) => Refusal
}

/** A method that a service adds to the handle of a world, with its control route. */
export interface ServiceMember {
  /** What the method is called. */
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** Of the route, below `/__admin`. */
  readonly path: string
  /** What it does, in a sentence. */
  readonly says: string
  /** The only argument of the method, which the route takes from its body. It is text. */
  readonly argument?: ServiceArgument
  /** The JSON of the route. */
  readonly answer: TSchema
  /** The key of the answer with what the method returns. Left out: the answer is what the method returns. */
  readonly answerKey?: string
  /** What is wrong when the method throws an error with one of these codes, which the route answers with 400. */
  readonly errors?: Readonly<Record<string, string>>
  /** @param now The time of the world, in milliseconds since 1970. */
  readonly run: (store: Store, now: number, argument: string) => unknown
}

export interface ServiceArgument {
  readonly key: string
  /** As messages call it, for example `A JWT to open`. */
  readonly called: string
  /** For messages, for example `<counter key>`. */
  readonly placeholder: string
  readonly example: string
}

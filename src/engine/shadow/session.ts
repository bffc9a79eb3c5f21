import type { CreatedRecords, Given } from '../contract/check.ts'
import type { Caller, Client, Tokens } from '../contract/client.ts'
import type { Reply } from '../contract/reply.ts'
import type { ApiToken } from '../terms.ts'
import type { ComparisonRules } from './compare.ts'
import { PairedValues } from './paired-values.ts'

/** A world of the fake, as far as a service needs it. */
export interface ShadowedWorld {
  readonly tokens: readonly ApiToken[]
  readonly state: { readonly epoch: number; readonly store: unknown }
}

/** Who calls: the holder of an API token of a world, or somebody unknown. */
export interface ShadowCaller {
  readonly as: Caller
  /** The part of the account that the API token reaches. Empty for somebody unknown. */
  readonly scope: string
}

/** A field of a call that names a record. */
export interface NamingField {
  readonly field: string
  readonly value: unknown
  readonly caller: ShadowCaller
  /** Whether the call creates the record. */
  readonly isCreated: boolean
}

/** A value as the upstream and the fake know it. */
export interface Translated {
  readonly upstream: unknown
  readonly fake: unknown
  /** The records that the value names, in words. */
  readonly subjects?: readonly string[]
}

/** The part of an answer of the upstream that is about this run, with the ids that the application knows. */
export interface OwnPart {
  readonly reply: Reply
  /** How many records of others were removed from it. */
  readonly hidden: number
  /** Whether its counts and its addresses of pages include records of others. */
  readonly isPaged: boolean
  /** Whether the answer is a record of others. The application must not get it. */
  readonly isForeign: boolean
}

export interface SessionOptions {
  readonly world: ShadowedWorld
  /** The names of all records that it creates at the upstream begin with this. */
  readonly prefix: string
  readonly client: Client
  readonly created: CreatedRecords
  readonly given: Given
}

/** One world between two resets, and its counterpart at the upstream: the records whose names begin with `prefix`. */
export abstract class Session {
  readonly world: ShadowedWorld
  readonly prefix: string
  readonly epoch: number
  readonly created: CreatedRecords
  readonly paired = new PairedValues()
  /** The records, in words, that a call has made different on the two sides. Further answers about them say nothing new. */
  readonly parted = new Set<string>()
  /** Whether the upstream's lists have records that are not of this session. */
  isCrowded = false

  constructor({ world, prefix, created }: SessionOptions) {
    this.world = world
    this.prefix = prefix
    this.epoch = world.state.epoch
    this.created = created
  }

  /**
   * The value of a field as each side knows it. A record that the fake has from a fixture, a seed, a fork or a snapshot is
   * first created at the upstream.
   *
   * @param name What the field names, as its operation says.
   * @throws {NotTried} When it is unknown which record the field names, or the record cannot be created.
   */
  abstract translate(name: string, field: NamingField): Promise<Translated>

  abstract ownPartOf(reply: Reply): OwnPart

  /** An answer of the fake with the values of the upstream, which the client knows. */
  abstract withUpstreamValues(text: string): string
}

/** What the shadow needs to know about a service. */
export interface ShadowAccess {
  readonly openSession: (options: SessionOptions) => Session
  readonly tokensOf: (world: ShadowedWorld) => readonly KnownToken[]
  readonly comparison: ComparisonRules
  /**
   * The assumptions that a difference contradicts. None when the fake follows the documentation there.
   *
   * @param field As in a `ShadowDifference`.
   * @param restsOn The assumptions that the answer of the fake rests on.
   */
  readonly assumptionsBehind: (
    field: string,
    upstream: Reply,
    fake: Reply,
    restsOn: readonly string[],
  ) => readonly string[]
}

/** An API token of the upstream, by what it may do. */
export type Role = keyof Tokens

/** An API token of a world. */
export interface KnownToken {
  readonly token: string
  /** The API token of the upstream that stands for it. Undefined when none can. */
  readonly role: Role | undefined
  /** The part of the account that it reaches. */
  readonly scope: string
  /** Its permission and its part of the account, in words. */
  readonly description: string
}

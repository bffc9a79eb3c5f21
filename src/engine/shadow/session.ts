import type { Caller, Tokens } from '../contract/caller.ts'
import type { CreatedRecords, Given } from '../contract/check.ts'
import type { Client } from '../contract/client.ts'
import type { Reply } from '../contract/reply.ts'
import type { ApiToken } from '../terms.ts'
import type { ComparisonRules } from './compare.ts'
import { PairedValues } from './paired-values.ts'

/** A world of the fake, as far as a service needs it. */
export interface ShadowedWorld {
  readonly tokens: readonly ApiToken[]
  readonly state: { readonly epoch: number; readonly store: unknown }
}

/** Who calls: the holder of one of the API tokens of a world, or somebody unknown. */
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
  /** The records that it names, in words. */
  readonly subjects?: readonly string[]
}

/** The part of an answer of the upstream that is about this run, in the words of the application. */
export interface OwnPart {
  readonly reply: Reply
  /** How many records of others were removed from it. */
  readonly hidden: number
  /** Whether its counts and addresses of pages include them. */
  readonly isPaged: boolean
  /** Whether the record that it is about is not of this run. */
  readonly isForeign: boolean
}

export interface SessionOptions {
  readonly world: ShadowedWorld
  /** What the names of all records begin with that it creates at the upstream. */
  readonly prefix: string
  readonly client: Client
  readonly created: CreatedRecords
  readonly given: Given
}

/** One world between two resets, and its counterpart at the upstream: the records with one prefix. */
export abstract class Session {
  readonly world: ShadowedWorld
  readonly prefix: string
  readonly epoch: number
  readonly created: CreatedRecords
  readonly paired = new PairedValues()
  /** The records, in words, that differ between the two since a call. Further answers about them say nothing new. */
  readonly parted = new Set<string>()
  /** Whether the upstream has records in its lists that are not of this session. */
  isCrowded = false

  constructor({ world, prefix, created }: SessionOptions) {
    this.world = world
    this.prefix = prefix
    this.epoch = world.state.epoch
    this.created = created
  }

  /**
   * What each side knows a record by. A record that came into the fake by fixtures, a seed, a fork or a snapshot is created
   * at the upstream first.
   *
   * @param name What the field names, as its operation says.
   * @throws {NotTried} When nobody can tell which record it is, or it cannot be created.
   */
  abstract translate(name: string, field: NamingField): Promise<Translated>

  abstract ownPartOf(reply: Reply): OwnPart

  /** An answer of the fake with the values that the client knows, which are those of the upstream. */
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
   * @param field `status`, `header allow`, or a JSON pointer into the body.
   * @param restsOn What the answer of the fake rests on.
   */
  readonly assumptionsBehind: (
    field: string,
    upstream: Reply,
    fake: Reply,
    restsOn: readonly string[],
  ) => readonly string[]
}

/** Which API token of the upstream stands for one of the fake. */
export type Role = keyof Tokens

/** An API token of a world. */
export interface KnownToken {
  readonly token: string
  /** Undefined when no API token of the upstream can stand for it. */
  readonly role: Role | undefined
  /** The part of the account that it reaches. */
  readonly scope: string
  /** What it may do and where, in words. */
  readonly description: string
}

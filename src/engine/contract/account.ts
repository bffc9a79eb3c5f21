import type { Operation } from '../operation.ts'
import type { Dialect, ErrorBody } from '../refusals/dialect.ts'
import type { ShadowAccess } from '../shadow/session.ts'
import type { Authorization } from './caller.ts'
import type { Check, CheckRun, CheckRunOptions, CreatedRecords, Given, Leftovers, OutOfReach } from './check.ts'
import type { Client } from './client.ts'

/**
 * What the contract and the shadow need to know about a service to call a real account of it safely. Loaded when one of
 * them runs, because most processes run neither.
 */
export interface AccountAccess {
  /** The service, as it stands in sentences. */
  readonly serviceName: string
  /** How many calls a minute the service takes. */
  readonly callsPerMinute: number
  /** What the names of all records begin with that runs create. */
  readonly prefixes: { readonly contract: string; readonly shadow: string }
  readonly authorization: Authorization
  readonly operationNamed: (name: string) => Operation | undefined
  /** The operation at a path, with its last slash or without, when it is called by its own method. */
  readonly operationAt: (method: string, path: string) => Operation | undefined

  /** Checks by a call that only reads that the service knows the API token. @throws {FakeError} When it does not. */
  readonly checkAccess: (client: Client, url: string) => Promise<void>
  /** Whether the API token of `writer` may write, found out by a call that creates nothing. */
  readonly canWrite: (client: Client) => Promise<boolean>
  /** Starts to note what a run creates. @param prefix Of the run. */
  readonly noteRecords: (prefix: string) => CreatedRecords
  /**
   * Removes every record whose name begins with a prefix.
   *
   * @param own What the run has created. It counts as left when the service does not list its records.
   */
  readonly removeLeftovers: (client: Client, prefix: string, own: readonly CreatedRecords[]) => Promise<Leftovers>
  /** Removes what an earlier run of the contract may have left, and no list of the service shows. */
  readonly removeUnlisted: (client: Client, given: Given) => Promise<void>

  readonly checks: readonly Check[]
  readonly outOfReach: readonly OutOfReach[]
  /** Why a check cannot be tried, by what it needs. */
  readonly lacks: Readonly<Record<string, string>>
  /** Finds out what checks need to know about an account before they run. @param prefix Of the run. */
  readonly observe: (client: Client, prefix: string, dialect: Dialect) => Promise<Observation>
  readonly openCheckRun: (options: CheckRunOptions) => CheckRun
  readonly others: OthersRecords

  readonly shadow: ShadowAccess
}

/** What is known about an account before the first check. */
export interface Observation {
  /** How the service wraps the words of a refusal, as far as it was seen. */
  readonly wrapping: Partial<ErrorBody>
  /** Only the checks of the service read it. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** Tells records that a run has created from those of others. */
export interface OthersRecords {
  /** Stands for a value that is not shown. */
  readonly withheld: string
  /** The same value, in which only the keys are left of records that are not the run's own. */
  readonly withhold: (value: unknown, isOwn: IsOwn) => unknown
  /** Whether a JSON pointer leads into a record of others. */
  readonly isInOthers: (value: unknown, pointer: string, isOwn: IsOwn) => boolean
}

/** Whether a name, which stands under a key, belongs to a record that the run has created. */
export type IsOwn = (name: string, key: string) => boolean

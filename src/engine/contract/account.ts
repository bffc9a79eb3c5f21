import type { Operation } from '../operation.ts'
import type { Dialect, ErrorBody } from '../refusals/dialect.ts'
import type { ShadowAccess } from '../shadow/session.ts'
import type { Check, CheckRun, CheckRunOptions, CreatedRecords, Given, Leftovers, OutOfReach } from './check.ts'
import { type Authorization, Client, type ClientOptions, Pace } from './client.ts'

/**
 * What the contract and the shadow need to know about a service, to call a real account of it safely. Loaded only for
 * them, because most processes run neither.
 */
export interface AccountAccess {
  /** The name of the service in messages. */
  readonly serviceName: string
  /** How many calls a minute the service surely takes. */
  readonly callsPerMinute: number
  /** The names of all records that runs create begin with these. */
  readonly prefixes: { readonly contract: string; readonly shadow: string }
  readonly authorization: Authorization
  /** The operation with this method and path, with or without its last slash. */
  readonly operationAt: (method: string, path: string) => Operation | undefined

  /** Checks with a call that only reads whether the service knows the API token. @throws {FakeError} When it does not. */
  readonly checkAccess: (client: Client, url: string) => Promise<void>
  /** Finds out with a call that creates nothing whether the API token of `writer` may write. */
  readonly canWrite: (client: Client) => Promise<boolean>
  /** Starts to note what a run creates. @param prefix Of the run. */
  readonly noteRecords: (prefix: string) => CreatedRecords
  /**
   * Removes what the run has created, and every other record whose name begins with a prefix.
   *
   * @param own What the run has created.
   */
  readonly removeLeftovers: (client: Client, prefix: string, own: readonly CreatedRecords[]) => Promise<Leftovers>
  /** Removes what an earlier run of the contract may have left and no list of the service shows. */
  readonly removeUnlisted: (client: Client, given: Given) => Promise<void>

  readonly checks: readonly Check[]
  readonly outOfReach: readonly OutOfReach[]
  /** By what a check needs: why it is not tried without it. */
  readonly lacks: Readonly<Record<string, string>>
  /** Finds out what checks need to know about an account before they run. @param prefix Of the run. */
  readonly observe: (client: Client, prefix: string, dialect: Dialect) => Promise<Observation>
  readonly openCheckRun: (options: CheckRunOptions) => CheckRun
  readonly others: OthersRecords

  readonly shadow: ShadowAccess
}

/** How a run calls a real account. */
export interface RunOptions extends Omit<ClientOptions, 'authorization' | 'pace'> {
  readonly account: AccountAccess
  /** Whether to make no more calls a minute than the service takes. */
  readonly isPaced: boolean
  readonly given: Given
  /** Whether to send calls that cannot be undone. */
  readonly isIrreversibleAllowed: boolean
}

export function clientOf({ account, isPaced, ...options }: RunOptions): Client {
  const { authorization, callsPerMinute } = account
  return new Client({ ...options, authorization, pace: isPaced ? new Pace(options.time, callsPerMinute) : undefined })
}

/** What is known about an account before the first check. */
export interface Observation {
  /** How the service wraps the words of a refusal, as far as it was seen. */
  readonly wrapping: Partial<ErrorBody>
  /** Only the checks of the service read it. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** Tells records that a run has created from the records of others. */
export interface OthersRecords {
  /** Replaces a value that is not shown. */
  readonly withheld: string
  /** The same value, with only the keys of records that the run did not create. */
  readonly withhold: (value: unknown, isOwn: IsOwn) => unknown
  /** Whether a JSON pointer leads into a record of others. */
  readonly isInOthers: (value: unknown, pointer: string, isOwn: IsOwn) => boolean
}

/** Whether a name that stands under a key belongs to a record that the run has created. */
export type IsOwn = (name: string, key: string) => boolean

import type { Tokens } from '../contract/caller.ts'
import type { Reply } from '../contract/reply.ts'
import type { ComparisonRules } from './compare.ts'
import type { Session, SessionOptions, ShadowedWorld } from './session.ts'

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

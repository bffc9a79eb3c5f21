import type { TObject } from '@sinclair/typebox'
import type { Found } from './input/fixture-error.ts'
import type { Change } from './journal/change.ts'
import type { SecretSource } from './journal/redact.ts'
import type { Random } from './random.ts'
import type { ApiToken, Assumptions } from './terms.ts'

/** How many records a fixture brought, and how many it changed. */
export interface Seeded {
  readonly created: number
  readonly updated: number
}

/** A fixture whose shape is right, not yet checked against what a store holds. */
export interface Draft {
  /** Where it came from: a file, or for example `options.fixtures`. */
  readonly origin: string
  readonly fixture: unknown
  /** Whether it says which API tokens there are. */
  readonly declaresTokens: boolean
}

/** Why a world cannot have an API token; undefined when it can. */
export type WhyTaken = (apiToken: string) => string | undefined

/** Everything that the service remembers for one world. */
export interface Store extends SecretSource {
  /** By token. The engine replaces them in worlds that need tokens of their own. */
  readonly apiTokens: Map<string, ApiToken>
  /** An independent copy. @param random How it makes up secrets. @default as this one */
  copy(random?: Random): Store
  /** All records, as the fixture that would make them: a copy, which a tester may change. */
  dump(): unknown
  /**
   * Adds records, and updates those that are there.
   *
   * @returns Also what it changed, at least one change, which `undo` of the fixture format takes back.
   * @throws {FixtureError} With every mistake. Then nothing has changed.
   */
  seed(
    draft: Draft,
    random: Random,
    whyTaken: WhyTaken,
  ): { readonly seeded: Seeded; readonly changes: readonly Change[] }
}

export interface StoreOptions {
  readonly assumptions: Assumptions
  /** Makes up secrets and identifiers. */
  readonly random: Random
  /** Whether the store gets an identifier of its own: always, never, or unless a draft gives one. @default 'never' */
  readonly ownIdentifier?: 'always' | 'never' | 'unless-given'
}

/** How the service writes its records down for testers. */
export interface FixtureFormat {
  /** Has an `$id`. */
  readonly schema: TObject
  /** What is wrong with a text that does not match a pattern of the schema, by the pattern. @default 'must not be blank.' */
  readonly patternMistakes?: Readonly<Record<string, string>>
  readonly example: Readonly<Record<string, unknown>>
  /** What a fake starts with when the tester gives no fixture. */
  readonly default: Draft
  /** What is wrong with a fixture that the schema accepts. @default nothing */
  mistakesIn?(fixture: unknown): readonly Found[]
  /**
   * @param fixture Without mistakes.
   * @param origin Where it came from.
   * @default the fixture, which declares no API tokens
   */
  draftOf?(fixture: unknown, origin: string): Draft
  /** The draft without the records that it had before. @default the whole draft */
  changesSince?(before: Draft | undefined, draft: Draft): Draft
  /**
   * All records of a store as they were before these changes. Where it brings back a record that was deleted, the order of
   * the list may differ.
   *
   * @param records As `dump` of the store returns them.
   * @param changes Those of requests and seeds, oldest first.
   */
  undo(records: unknown, changes: readonly Change[]): unknown
}

/** The path of a JSON or YAML file, its URL, or the fixture itself. The service narrows the type. */
export type FixtureSource = string | URL | object

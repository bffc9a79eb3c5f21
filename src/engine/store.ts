import type { TObject } from '@sinclair/typebox'
import type { Found } from './input/fixture-error.ts'
import type { Change } from './journal/change.ts'
import type { SecretSource } from './journal/redact.ts'
import type { Random } from './random.ts'
import type { ApiToken, Assumptions } from './terms.ts'

/** How many records a fixture created and updated. */
export interface Seeded {
  readonly created: number
  readonly updated: number
}

/** A fixture with a correct shape. It is not yet checked against the records of a store. */
export interface Draft {
  /** A file, or for example `options.fixtures`. */
  readonly origin: string
  readonly fixture: unknown
  /** Whether it lists API tokens. */
  readonly declaresTokens: boolean
}

/** Why a world cannot have an API token; undefined when it can. */
export type WhyTaken = (apiToken: string) => string | undefined

/** All records of one world. */
export interface Store extends SecretSource {
  /** By token. The engine replaces them in worlds that need their own tokens. */
  readonly apiTokens: Map<string, ApiToken>
  /** An independent copy. @param random The source of its secrets. @default that of this store */
  copy(random?: Random): Store
  /** All records as a fixture: a copy, which a tester may change. */
  dump(): unknown
  /**
   * Adds records, and updates existing ones.
   *
   * @returns Also the changes, for `undo` of the fixture format.
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
  /** The source of secrets and identifiers. */
  readonly random: Random
  /** Whether the store gets its own identifier: always, never, or if no draft has one. @default 'never' */
  readonly ownIdentifier?: 'always' | 'never' | 'unless-given'
}

/** The format of the service's fixtures. */
export interface FixtureFormat {
  /** Has an `$id`. */
  readonly schema: TObject
  /** The message about a text that does not match a pattern, by pattern. @default 'must not be blank.' */
  readonly patternMistakes?: Readonly<Record<string, string>>
  readonly example: Readonly<Record<string, unknown>>
  /** The fixture of a fake without the option `fixtures`. It is not checked at a start. */
  readonly default: object
  /** The mistakes in a fixture that the schema accepts. @default none */
  mistakesIn?(fixture: unknown): readonly Found[]
  /**
   * @param fixture Has no mistakes.
   * @param origin A file, or for example `options.fixtures`.
   * @default a draft that lists no API tokens
   */
  draftOf?(fixture: unknown, origin: string): Draft
  /** The draft without the records that it already had. @default the whole draft */
  changesSince?(before: Draft | undefined, draft: Draft): Draft
  /**
   * Takes changes back. A record that was deleted may come back at another place of its list.
   *
   * @param records The result of `dump`.
   * @param changes The changes of requests and seeds, oldest first.
   * @returns The records before these changes.
   * @default takes them back in the lists of the kinds
   */
  undo?(records: unknown, changes: readonly Change[]): unknown
}

/** The path of a JSON or YAML file, its URL, or the fixture itself. The service narrows the type. */
export type FixtureSource = string | URL | object

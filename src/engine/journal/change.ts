import type { ScopeWords } from '../terms.ts'

/** What one request did to one record. */
export interface Change {
  readonly kind: string
  /** Null for a record that belongs to no scope. */
  readonly scope: string | null
  /** Null for a creation. */
  readonly before: unknown
  /** Null for a deletion. */
  readonly after: unknown
}

/** How a service speaks about the changes of its records. */
export interface ChangeWords {
  readonly scope: ScopeWords
  /** What a sentence says after the kind of the record. @example '"acme"' */
  nameOf(change: Change): string
  /** The record before or after the change, in the words of a fixture; null when there was none. */
  toFixture(change: Change, side: 'after' | 'before'): unknown
  /** Adds the exact text of free JSON that JavaScript spells in another way. */
  withExactTexts(record: unknown): unknown
}

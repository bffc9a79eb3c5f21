import { copyOf } from '../input/json-spelling.ts'
import type { ScopeWords } from '../terms.ts'
import { withoutLongTexts } from './long-text.ts'
import type { Redactor } from './redact.ts'

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

/** How a service describes the changes of its records. */
export interface ChangeWords {
  readonly scope: ScopeWords
  /** What a sentence says after the kind of the record, for example `"acme"`. */
  nameOf(change: Change): string
  /** The record before or after the change, in the words of a fixture; null when there was none. @default the record */
  toFixture?(change: Change, side: 'after' | 'before'): unknown
  /** Adds the exact text of free JSON where `JSON.stringify` writes another one. @default the record */
  withExactTexts?(record: unknown): unknown
}

/** What a request did to one record, in the words of a fixture. The service adds the scope of the record. */
export interface RecordedChange {
  readonly kind: string
  /** Null when the request created the record. */
  readonly before: unknown
  /** Null when the request deleted the record. */
  readonly after: unknown
}

/** A change as testers see it. Free JSON in it remembers its spelling. */
export function describeChange(change: Change, redactor: Redactor, words: ChangeWords): RecordedChange {
  const { kind, scope } = change
  const shorten = (record: unknown) => withoutLongTexts(record, (text) => redactor.text(text))
  const shown = { ...change, before: shorten(change.before), after: shorten(change.after) }
  const side = (name: 'after' | 'before') => redactor.json(copyOf(words.toFixture?.(shown, name) ?? shown[name]))
  return { kind, [words.scope.key]: scope, before: side('before'), after: side('after') }
}

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

/** The fields of a record, with their names in a fixture. */
export type Fields = Readonly<Record<string, unknown>>

/** A kind of record, and how testers read about it. */
export interface RecordKind {
  /** The fields that tell its records apart. */
  readonly key: readonly string[]
  /** The fields that the service makes up. Worlds with the same history may differ in them. @default none */
  readonly made?: readonly string[]
  /** Records are only added, and the oldest are dropped. So a missing record does not count as deleted. */
  readonly isLog?: true
  /** What stands after the kind in the name of a record. @default the last field of the key */
  nameOf?(fields: Fields): unknown
  /** What an explanation says after the kind. @param item The record after the change, or the deleted one. @default its name */
  explainedAs?(item: unknown, before: unknown): string
  /** A stored record in the words of a fixture. @default the record */
  toFixture?(item: unknown, scope: string): unknown
}

/** Records by their kind. */
export type RecordLists = Readonly<Record<string, readonly unknown[]>>

/** How a service names and lists its records for testers. */
export interface RecordWords {
  /** In the order of lists and messages. */
  readonly kinds: Readonly<Record<string, RecordKind>>
  /** All records of a world. @param world Its handle. @default the lists of `inspect()`, under the plurals of the kinds */
  list?(world: object): Promise<RecordLists>
  /** The fields in which records are compared. @param said As `list` and the journal have it. @default the record */
  fieldsOf?(said: unknown): Fields
  /** Adds the exact text of free JSON where `JSON.stringify` writes another one. @default the record */
  withExactTexts?(record: unknown): unknown
}

/** How a service describes the changes of its records. */
export interface ChangeWords {
  readonly scope: ScopeWords
  readonly records: RecordWords
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
export function describeChange(change: Change, redactor: Redactor, { scope, records }: ChangeWords): RecordedChange {
  const shown = (record: unknown) => {
    const short = withoutLongTexts(record, (text) => redactor.text(text))
    return redactor.json(copyOf(toFixture(records, change, short)))
  }
  return { kind: change.kind, [scope.key]: change.scope, before: shown(change.before), after: shown(change.after) }
}

/** The record before or after a change, in the words of a fixture; null when there was none. */
export function toFixture({ kinds }: Pick<RecordWords, 'kinds'>, { kind, scope }: Change, item: unknown): unknown {
  const { toFixture = (same) => same } = kinds[kind] as RecordKind
  return item === null ? null : toFixture(item, scope as string)
}

/** The lists of a fixture that has one for each kind. */
export function listsIn({ kinds }: Pick<RecordWords, 'kinds'>, fixture: object): RecordLists {
  const lists = fixture as RecordLists
  return Object.fromEntries(Object.keys(kinds).map((kind) => [kind, lists[listKeyOf(kind)] ?? []]))
}

/** @example 'daily_counters' for a daily counter */
export function listKeyOf(kind: string): string {
  return `${kind.replaceAll(' ', '_')}s`
}

/** What explanations call a changed record, after its kind. */
export function explainedName(words: RecordWords, change: Change): string {
  const { kind, before, after } = change
  const recordKind = words.kinds[kind] as RecordKind
  const { explainedAs = (item) => String(nameOf(recordKind, toFixture(words, change, item) as Fields)) } = recordKind
  return explainedAs(after ?? before, before)
}

/** What testers call a record, after its kind. */
export function nameOf({ key, nameOf }: RecordKind, fields: Fields): unknown {
  return nameOf ? nameOf(fields) : fields[key.at(-1) as string]
}

import { isJsonObject } from '../input/check-input.ts'
import { type Fields, listsIn, nameOf, type RecordKind, type RecordWords } from '../journal/change.ts'

/** A record of a world, with the field names of a fixture. */
export interface StoredRecord {
  readonly kind: string
  /** Pairs it with the same record at another moment. */
  readonly key: string
  /** Its kind and its key, as testers write them. @example 'counter visits' */
  readonly name: string
  readonly fields: Fields
}

/** A record before or after a change of the journal, or of a list of records. */
export function readRecord(words: RecordWords, kind: string, said: unknown): StoredRecord {
  const { fieldsOf = (record) => record as Fields } = words
  const recordKind = words.kinds[kind] as RecordKind
  const fields = fieldsOf(said)
  return {
    kind,
    key: JSON.stringify([kind, ...recordKind.key.map((field) => fields[field])]),
    name: `${kind} ${nameOf(recordKind, fields)}`,
    fields,
  }
}

/** All records of a world. @param world Its handle. */
export async function listRecords(words: RecordWords, world: { inspect(): Promise<unknown> }): Promise<StoredRecord[]> {
  const lists = words.list ? await words.list(world) : listsIn(words, (await world.inspect()) as object)
  return Object.entries(lists).flatMap(([kind, list]) => list.map((said) => readRecord(words, kind, said)))
}

/** The difference between two moments in one record. */
export interface RecordChange {
  readonly change: 'created' | 'deleted' | 'updated'
  readonly record: StoredRecord
  /** The fields that differ. Empty unless it is an update. */
  readonly fields: readonly string[]
}

/** The net difference between the records of two moments, without changes that cancel each other. */
export function changesBetween(
  before: readonly StoredRecord[],
  after: readonly StoredRecord[],
  { kinds }: RecordWords,
): RecordChange[] {
  const gone = recordsOnlyIn(before, after)
  const come = recordsOnlyIn(after, before)
  const changes = come.map((record): RecordChange => {
    const index = kinds[record.kind]?.isLog ? -1 : gone.findIndex(({ key }) => key === record.key)
    if (index === -1) return { change: 'created', record, fields: [] }
    const [old] = gone.splice(index, 1) as [StoredRecord]
    return { change: 'updated', record, fields: differingFields(old.fields, record.fields) }
  })
  const deleted = gone.filter(({ kind }) => !kinds[kind]?.isLog)
  return [...changes, ...deleted.map((record) => ({ change: 'deleted', record, fields: [] }) as const)]
}

/** The records of `some` that `others` lack. Of equal records, as many as `others` have too few. */
export function recordsOnlyIn(some: readonly StoredRecord[], others: readonly StoredRecord[]): StoredRecord[] {
  const counts = new Map<string, number>()
  for (const record of others) counts.set(textOf(record), (counts.get(textOf(record)) ?? 0) + 1)
  return some.filter((record) => {
    const count = counts.get(textOf(record)) ?? 0
    counts.set(textOf(record), count - 1)
    return count <= 0
  })
}

/** The names of the fields in which two objects differ. */
export function differingFields(one: StoredRecord['fields'], other: StoredRecord['fields']): string[] {
  return Object.keys({ ...one, ...other }).filter((name) => textOf(one[name]) !== textOf(other[name]))
}

/** A text that is the same for equal values, whatever the order of keys. */
export function textOf(value: unknown): string {
  return String(JSON.stringify(value, (_, item: unknown) => (isJsonObject(item) ? sorted(item) : item)))
}

function sorted(object: object): object {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)))
}

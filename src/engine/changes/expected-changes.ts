import { checkObject, shown } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import type { RecordWords } from '../journal/change.ts'
import type { RecordChange } from './stored-record.ts'

/** All records that an action changes. @default an action that changes nothing */
export interface ExpectedChanges {
  /** Each record as its kind and its key. @example ['counter visits'] */
  readonly created?: readonly string[]
  /** The fields that change, by record, with their names in a fixture. @example { 'counter visits': ['count'] } */
  readonly updated?: Readonly<Record<string, readonly string[]>>
  readonly deleted?: readonly string[]
}

/** One change as a sentence. */
export interface ChangeFact {
  /** @example 'updated counter visits: count' */
  readonly sentence: string
  /** The name of the record. */
  readonly name: string
}

/** The expected changes as {@link factsOf} writes them. @throws {OptionError} */
export function readExpected(expected: ExpectedChanges, { kinds }: RecordWords): ChangeFact[] {
  const keys = ['created', 'updated', 'deleted']
  checkObject(expected, keys, 'The expected changes', (key) => `The expected changes have no "${key}".`)
  const { created = [], updated = {}, deleted = [] } = expected
  checkTexts('created', created)
  checkTexts('deleted', deleted)
  if (typeof updated !== 'object' || updated === null || Array.isArray(updated)) {
    throw new OptionError(
      `"updated" must be an object, not ${shown(updated)}.`,
      'Give the fields of each record by its name.',
    )
  }
  for (const name of [...created, ...Object.keys(updated), ...deleted]) checkName(name, Object.keys(kinds))
  return [
    ...created.map((name) => ofRecord('created', name)),
    ...Object.entries(updated).flatMap(([name, fields]) => {
      checkTexts(`updated["${name}"]`, fields)
      if (fields.length > 0) return fields.map((field) => ofField(name, field))
      throw new OptionError(`"updated" names no field of ${name}.`, 'Name the fields, or leave the record out.')
    }),
    ...deleted.map((name) => ofRecord('deleted', name)),
  ]
}

/** One fact for a created or deleted record, and one for each field of an updated one. */
export function factsOf({ change, record: { name }, fields }: RecordChange): ChangeFact[] {
  return change === 'updated' ? fields.map((field) => ofField(name, field)) : [ofRecord(change, name)]
}

function ofRecord(change: 'created' | 'deleted', name: string): ChangeFact {
  return { sentence: `${change} ${name}`, name }
}

function ofField(name: string, field: string): ChangeFact {
  return { sentence: `updated ${name}: ${field}`, name }
}

function checkTexts(place: string, texts: unknown): asserts texts is readonly string[] {
  if (Array.isArray(texts) && texts.every((text) => typeof text === 'string')) return
  throw new OptionError(`"${place}" must be a list of texts, not ${shown(texts)}.`, 'Give ["…"].')
}

function checkName(name: string, kinds: readonly string[]): void {
  if (kinds.some((kind) => name.startsWith(`${kind} `))) return
  const [first = ''] = name.split(' ')
  throw new OptionError(
    `No record is called ${shown(name)}: a name begins with the kind of the record.`,
    suggestion(first, kinds),
  )
}

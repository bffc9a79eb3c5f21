import { copyOf } from '../input/json-spelling.ts'
import {
  type Change,
  type Fields,
  listKeyOf,
  listsIn,
  type RecordKind,
  type RecordLists,
  type RecordWords,
  toFixture,
} from './change.ts'

/** Takes changes back, in a fixture that has one list for each kind. @param changes Oldest first. */
export function undo(words: RecordWords, fixture: object, changes: readonly Change[]): object {
  const lists = pastLists(words, listsIn(words, fixture))
  for (const change of changes.toReversed()) {
    const list = lists[change.kind] as PastList
    list.undo(copyOf(toFixture(words, change, change.before)), toFixture(words, change, change.after))
  }
  const past = Object.entries(lists).map(([kind, list]) => [listKeyOf(kind), list.records()])
  return { ...fixture, ...Object.fromEntries(past) }
}

export function pastLists({ kinds }: Pick<RecordWords, 'kinds'>, lists: RecordLists): Record<string, PastList> {
  return Object.fromEntries(
    Object.entries(lists).map(([kind, list]) => [kind, new PastList(list, (kinds[kind] as RecordKind).key)]),
  )
}

/** The place of a record in its list. It stays when the record changes. */
interface Place {
  record: unknown
}

/** A list of records whose changes are taken back one by one. */
export class PastList {
  readonly #keyOf: (record: unknown) => string
  readonly #places: Place[]
  readonly #byKey: Map<string, Place>
  /** The places of records that were deleted, in the order in which they come back. */
  readonly #returned: Place[] = []

  /** @param keys The fields that tell the records apart. A text is its own key. */
  constructor(records: readonly unknown[], keys: readonly string[]) {
    this.#keyOf = (record) =>
      typeof record === 'string' ? record : JSON.stringify(keys.map((key) => (record as Fields)[key]))
    this.#places = records.map((record) => ({ record }))
    this.#byKey = new Map(this.#places.map((place) => [this.#keyOf(place.record), place]))
  }

  /** Takes back a change. All later ones have been taken back before. */
  undo(before: unknown, after: unknown): void {
    const place = after === null ? this.#newPlace() : this.#take(after)
    place.record = before
    if (before !== null) this.#byKey.set(this.#keyOf(before), place)
  }

  /**
   * The records as they are now. Those that came back stand first, unless `order` puts them in their place.
   *
   * @param order Compares two records.
   */
  records<Item>(order?: (one: Item, other: Item) => number): Item[] {
    const records = [...this.#returned.toReversed(), ...this.#places].map(({ record }) => record as Item)
    const present = records.filter((record) => record !== null)
    return order && this.#returned.length > 0 ? present.sort(order) : present
  }

  #newPlace(): Place {
    const place = { record: null }
    this.#returned.push(place)
    return place
  }

  #take(record: unknown): Place {
    const key = this.#keyOf(record)
    const place = this.#byKey.get(key) as Place
    this.#byKey.delete(key)
    return place
  }
}

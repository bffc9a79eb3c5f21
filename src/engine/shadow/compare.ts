import { isDeepStrictEqual } from 'node:util'
import { nothing } from '../contract/pattern.ts'
import { isSuccess, type Reply } from '../contract/reply.ts'
import { isJsonObject } from '../input/check-input.ts'
import type { PairedValues } from './paired-values.ts'

/** One place where the answers of the upstream and of the fake differ. */
export interface ShadowDifference {
  /** `status`, `header allow`, or a JSON pointer into the body, with `*` for any item of a list. */
  readonly field: string
  readonly upstream: unknown
  readonly fake: unknown
  /** The id of the record around that place, if there is one. */
  readonly record: string | null
}

/** What earlier calls have shown. */
export interface Known {
  readonly paired: PairedValues
  /** The records, in words, that an earlier call has made different on the two sides. */
  readonly parted: ReadonlySet<string>
  /** Whether the upstream's lists have records of others. Then their pages and counts cannot be compared. */
  readonly isCrowded: boolean
}

/** How answers of a service are compared. */
export interface ComparisonRules {
  /** By key, the kind of each value that differs in every run. @param object The one with these keys. */
  readonly volatileKeysOf: (object: Fields) => Readonly<Record<string, string>>
  /** Keys of values that the client has stored. The service puts nothing into them. */
  readonly clientsOwn: RegExp
  /** Keys that count the items of a list. */
  readonly counts: ReadonlySet<string>
  /** Keys of addresses of other pages of a list. */
  readonly pages: ReadonlySet<string>
  /** Which record an object is; undefined when it is none. */
  readonly identify: (object: Fields) => Identity | undefined
}

/** How a record is told from others of its kind. */
export interface Identity {
  readonly kind: string
  readonly id: unknown
  /**
   * `own`: both sides know it by the same id. `paired`: each side gives it an id of its own. `declared`: no call creates it,
   * so the fixtures must declare it.
   */
  readonly naming: 'declared' | 'own' | 'paired'
}

const comparedHeaders = ['allow', 'location', 'www-authenticate']

/** All differences of two answers to one call. When only one of them is a success, the status is the only difference. */
export function compareReplies(upstream: Reply, fake: Reply, known: Known, rules: ComparisonRules): ShadowDifference[] {
  const status = leaf('status', upstream.status, fake.status)
  const headers = comparedHeaders.flatMap((name) =>
    leaf(`header ${name}`, headerOf(upstream, name), headerOf(fake, name)),
  )
  if (isSuccess(upstream) !== isSuccess(fake)) return status
  const bodies = new Comparison(known, rules).values(upstream.body, fake.body, { pointer: '', key: '', record: null })
  return [...status, ...headers, ...bodies]
}

function headerOf({ headers }: Reply, name: string): string | undefined {
  const value = headers[name]
  return name === 'location' && value !== undefined ? pathIn(value) : value
}

interface Place {
  readonly pointer: string
  readonly key: string
  readonly record: string | null
  /** The kind of a value that differs in every run. */
  readonly volatile?: string | undefined
}

class Comparison {
  readonly #known: Known
  readonly #rules: ComparisonRules
  /** Whether a list in these answers was compared only in part. */
  #isPartial: boolean

  constructor(known: Known, rules: ComparisonRules) {
    this.#known = known
    this.#rules = rules
    this.#isPartial = known.isCrowded
  }

  values(upstream: unknown, fake: unknown, place: Place): ShadowDifference[] {
    if (this.#rules.clientsOwn.test(place.key)) return leaf(place.pointer, upstream, fake, place.record)
    if (isItems(upstream) && isItems(fake)) return this.#lists(upstream, fake, place)
    if (isJsonObject(upstream) && isJsonObject(fake)) return this.#objects(upstream, fake, place)
    return this.#scalars(upstream, fake, place)
  }

  #objects(upstream: Fields, fake: Fields, place: Place): ShadowDifference[] {
    const identity = this.#rules.identify(fake)
    const record = identity?.naming === 'own' ? String(identity.id) : place.record
    // Lists come first, because counts are compared only after whole lists.
    const keys = Object.keys({ ...fake, ...upstream }).sort((one, other) => this.#rank(one) - this.#rank(other))
    const volatileIn = this.#rules.volatileKeysOf(fake)
    return keys.flatMap((key) => {
      const volatile = volatileIn[key]
      return this.values(upstream[key], fake[key], { pointer: `${place.pointer}/${key}`, key, record, volatile })
    })
  }

  #scalars(upstream: unknown, fake: unknown, { pointer, key, record, volatile }: Place): ShadowDifference[] {
    if (volatile && typeof upstream === typeof fake && upstream !== undefined && upstream !== null) {
      const { holds, isUpstreamKnown, isFakeKnown } = this.#known.paired.pair(volatile, upstream, fake)
      if (holds) return []
      const [theirs, ours] = [familiarity(isUpstreamKnown, isFakeKnown), familiarity(isFakeKnown, isUpstreamKnown)]
      return [{ field: pointer, upstream: theirs, fake: ours, record }]
    }
    const isPaging = this.#rank(key) > 0 && upstream !== undefined && fake !== undefined
    if (isPaging && this.#isPartial) return []
    const isPage = this.#rules.pages.has(key) && typeof upstream === 'string' && typeof fake === 'string'
    return isPage ? leaf(pointer, pathIn(upstream), pathIn(fake), record) : leaf(pointer, upstream, fake, record)
  }

  #lists(upstream: readonly Fields[], fake: readonly Fields[], place: Place): ShadowDifference[] {
    const pointer = `${place.pointer}/*`
    const { paired } = this.#known
    const theirs = this.#comparable(upstream, ({ kind, id }) => paired.fakeOf(kind, id))
    const ours = this.#comparable(fake, ({ kind, id }) => paired.upstreamOf(kind, id) && id)
    if (theirs.size < upstream.length || ours.size < fake.length) this.#isPartial = true
    const common = [...ours.keys()].filter((name) => theirs.has(name))
    const order = [...theirs.keys()].filter((name) => ours.has(name))
    const { record } = place
    const ofItems = common.flatMap((name) =>
      this.values(theirs.get(name), ours.get(name), { pointer, key: '', record }),
    )
    const ofOrder = leaf(`${pointer} (order)`, order, common, record)
    if (this.#isPartial) return [...ofItems, ...ofOrder]

    const missing = [...ours].filter(([name]) => !theirs.has(name))
    // The fixtures need not declare everything that the account has.
    const extra = [...theirs].filter(([name, item]) => !ours.has(name) && this.#isCreatedByCalls(item))
    return [
      ...ofItems,
      ...missing.flatMap(([, item]) => leaf(`${pointer} (missing)`, undefined, item, record)),
      ...extra.flatMap(([, item]) => leaf(`${pointer} (extra)`, item, undefined, record)),
      ...ofOrder,
    ]
  }

  /**
   * The items of a list by name, without the records that an earlier call has made different on the two sides.
   *
   * @param pairedId The fake's id of a record; undefined when it is in no pair.
   */
  #comparable(items: readonly Fields[], pairedId: (identity: Identity) => unknown): Map<string, Fields> {
    const identified = items.map((item) => ({ item, identity: this.#rules.identify(item) }))
    const left = identified.filter(
      ({ identity }) => !identity || !this.#known.parted.has(`${identity.kind} ${identity.id}`),
    )
    return new Map(left.map(({ item, identity }, index) => [nameOf(identity, pairedId) ?? `item ${index}`, item]))
  }

  #isCreatedByCalls(item: Fields): boolean {
    return ['own', 'paired'].includes(String(this.#rules.identify(item)?.naming))
  }

  #rank(key: string): number {
    return this.#rules.counts.has(key) || this.#rules.pages.has(key) ? 1 : 0
  }
}

type Fields = Readonly<Record<string, unknown>>

function leaf(field: string, upstream: unknown, fake: unknown, record: string | null = null): ShadowDifference[] {
  if (isDeepStrictEqual(upstream, fake)) return []
  const shown = (value: unknown) => (value === undefined ? nothing : value)
  return [{ field, upstream: shown(upstream), fake: shown(fake), record }]
}

function familiarity(isKnown: boolean, isOtherKnown: boolean): string {
  if (!isKnown) return '(a new value)'
  return isOtherKnown ? '(a value of another pair)' : '(an earlier value)'
}

function nameOf(identity: Identity | undefined, pairedId: (identity: Identity) => unknown): string | undefined {
  if (identity?.naming !== 'paired') return identity && String(identity.id)
  const id = pairedId(identity)
  return id === undefined ? undefined : `${identity.kind} ${id}`
}

function pathIn(url: string): string {
  const { pathname, search } = new URL(url, 'http://client.test')
  return pathname + search
}

function isItems(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.every(isJsonObject)
}

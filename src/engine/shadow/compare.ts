import { isDeepStrictEqual } from 'node:util'
import { nothing } from '../contract/pattern.ts'
import { isSuccess, type Reply } from '../contract/reply.ts'
import type { PairedValues, Volatile } from './paired-values.ts'

/** Where an answer of the upstream is not the one of the fake. */
export interface ShadowDifference {
  /** `status`, `header allow`, or a JSON pointer into the body, with `*` for any item of a list. */
  readonly field: string
  readonly upstream: unknown
  readonly fake: unknown
  /** The customer that it was found in, if it was found in one. */
  readonly record: string | null
}

/** What is known about the records in two answers. */
export interface Known {
  readonly paired: PairedValues
  /** Whether the two have gone different ways with it. */
  readonly isParted: (kind: 'customer' | 'group tag', id: string) => boolean
  /** Whether lists of the upstream hold customers of others, so that neither their pages nor their counts are comparable. */
  readonly isCrowded: boolean
}

const comparedHeaders = ['allow', 'location', 'www-authenticate']

/** What differs in every run, by key. */
const volatileKeys: Readonly<Record<string, Volatile>> = {
  token: 'token',
  team_id: 'team',
  jwt: 'JWT',
  link: 'link',
  access_group: 'access group',
  accessGroup: 'access group',
  blueprint_id: 'blueprint',
}
/** The same, of an item with a number of its own. Only blueprints have one. */
const volatileKeysOfBlueprints: Readonly<Record<string, Volatile>> = { id: 'blueprint', embed_id: 'embed id' }
/** What the client sends and gets back: nothing in it is Explo's. */
const clientsOwn = /^(properties|attributes)$|mapping$/i
const counts = new Set(['count', 'total_count'])
/** Addresses of other pages of a list. */
export const pages = new Set(['next', 'previous'])

/** Every difference of two answers to one call. Of answers that went different ways only that is said. */
export function compareReplies(upstream: Reply, fake: Reply, known: Known): ShadowDifference[] {
  const status = leaf('status', upstream.status, fake.status)
  const headers = comparedHeaders.flatMap((name) =>
    leaf(`header ${name}`, headerOf(upstream, name), headerOf(fake, name)),
  )
  if (isSuccess(upstream) !== isSuccess(fake)) return status
  return [...status, ...headers, ...compareBodies(upstream, fake, known)]
}

function headerOf({ headers }: Reply, name: string): string | undefined {
  const value = headers[name]
  return name === 'location' && value !== undefined ? pathIn(value) : value
}

function compareBodies(upstream: Reply, fake: Reply, known: Known): ShadowDifference[] {
  return new Comparison(known).values(upstream.body, fake.body, { pointer: '', key: '', record: null })
}

interface Place {
  readonly pointer: string
  readonly key: string
  readonly record: string | null
  /** Set when the value differs in every run. */
  readonly volatile?: Volatile | undefined
}

class Comparison {
  readonly #known: Known
  /** Whether a list in these answers has been compared in part only. */
  #isPartial: boolean

  constructor(known: Known) {
    this.#known = known
    this.#isPartial = known.isCrowded
  }

  values(upstream: unknown, fake: unknown, place: Place): ShadowDifference[] {
    if (clientsOwn.test(place.key)) return leaf(place.pointer, upstream, fake, place.record)
    if (isItems(upstream) && isItems(fake)) return this.#lists(upstream, fake, place)
    if (isObject(upstream) && isObject(fake)) return this.#objects(upstream, fake, place)
    return this.#scalars(upstream, fake, place)
  }

  #objects(upstream: Fields, fake: Fields, place: Place): ShadowDifference[] {
    const record = idOf(fake)?.customer ?? place.record
    // Lists first: whether they could be compared as a whole decides about counts.
    const keys = Object.keys({ ...fake, ...upstream }).sort((one, other) => rank(one) - rank(other))
    const volatileIn = isBlueprint(fake) ? volatileKeysOfBlueprints : volatileKeys
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
    const isPaging = rank(key) > 0 && upstream !== undefined && fake !== undefined
    if (isPaging && this.#isPartial) return []
    if (pages.has(key) && isText(upstream, fake)) return leaf(pointer, pathIn(`${upstream}`), pathIn(`${fake}`), record)
    return leaf(pointer, upstream, fake, record)
  }

  #lists(upstream: readonly Fields[], fake: readonly Fields[], place: Place): ShadowDifference[] {
    const pointer = `${place.pointer}/*`
    const { paired } = this.#known
    const theirs = this.#comparable(upstream, (id) => paired.fakeOf('blueprint', id))
    const ours = this.#comparable(fake, (id) => paired.upstreamOf('blueprint', id) && id)
    if (theirs.size < upstream.length || ours.size < fake.length) this.#isPartial = true
    const common = [...ours.keys()].filter((name) => theirs.has(name))
    const missing = [...ours].filter(([name]) => !theirs.has(name))
    // A dashboard that the fixtures do not declare is the account's own business.
    const extra = [...theirs].filter(([name, item]) => !ours.has(name) && (idOf(item) || isBlueprint(item)))
    const order = [...theirs.keys()].filter((name) => common.includes(name))
    return [
      ...common.flatMap((name) =>
        this.values(theirs.get(name), ours.get(name), { pointer, key: '', record: place.record }),
      ),
      ...(this.#isPartial ? [] : missing).flatMap(([, item]) =>
        leaf(`${pointer} (missing)`, undefined, item, place.record),
      ),
      ...(this.#isPartial ? [] : extra).flatMap(([, item]) =>
        leaf(`${pointer} (extra)`, item, undefined, place.record),
      ),
      ...leaf(`${pointer} (order)`, order, common, place.record),
    ]
  }

  /**
   * The items of a list by what tells them apart, without those with which the two have gone different ways.
   *
   * @param pairedId The fake's id of a blueprint; undefined if it has no counterpart.
   */
  #comparable(items: readonly Fields[], pairedId: (id: unknown) => unknown): Map<string, Fields> {
    const isParted = ({ customer, tag }: Id) =>
      (customer !== undefined && this.#known.isParted('customer', customer)) ||
      (tag !== undefined && this.#known.isParted('group tag', tag))
    const left = items.filter((item) => !isParted(idOf(item) ?? {}))
    return new Map(
      left.map((item, index) => [
        nameOf(isBlueprint(item) ? { id: pairedId(item.id) } : item) ?? `item ${index}`,
        item,
      ]),
    )
  }
}

type Fields = Readonly<Record<string, unknown>>

function leaf(field: string, upstream: unknown, fake: unknown, record: string | null = null): ShadowDifference[] {
  if (isDeepStrictEqual(upstream, fake)) return []
  const shown = (value: unknown) => (value === undefined ? nothing : value)
  return [{ field, upstream: shown(upstream), fake: shown(fake), record }]
}

function familiarity(isKnown: boolean, isOtherKnown: boolean): string {
  if (!isKnown) return '(a new one)'
  return isOtherKnown ? '(one that stood for another)' : '(one that was there before)'
}

function nameOf(item: Fields): string | undefined {
  const { customer, tag } = idOf(item) ?? {}
  if (isBlueprint(item)) return `blueprint ${item.id}`
  return customer ?? tag ?? (typeof item.embed_id === 'string' ? item.embed_id : undefined)
}

/** Only a blueprint is listed with a number. */
function isBlueprint(item: Fields): boolean {
  return typeof item.id === 'number'
}

interface Id {
  readonly customer?: string
  readonly tag?: string
}

/** What a record is called by: an item of which nothing but its name is known is a group tag. */
function idOf(item: Fields): Id | undefined {
  const id = item.provided_id ?? item.providedId
  if (typeof id === 'string') return { customer: id }
  return Object.keys(item).length === 1 && typeof item.name === 'string' ? { tag: item.name } : undefined
}

function pathIn(url: string): string {
  const { pathname, search } = new URL(url, 'http://client.test')
  return pathname + search
}

function rank(key: string): number {
  return counts.has(key) || pages.has(key) ? 1 : 0
}

function isText(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string')
}

function isItems(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.every(isObject)
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

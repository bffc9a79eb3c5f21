import type { IsOwn } from '../../engine/contract/account.ts'
import type { Given } from '../../engine/contract/check.ts'
import { isSuccess, type Reply } from '../../engine/contract/reply.ts'
import { isJsonObject } from '../../engine/input/check-input.ts'
import { parseJson, writeJson } from '../../engine/input/json-spelling.ts'
import {
  type NamingField,
  type OwnPart,
  Session,
  type SessionOptions,
  type Translated,
} from '../../engine/shadow/session.ts'
import type { RecordName } from '../operations/operation.ts'
import { isForeign, isOwnRecord } from '../own-records.ts'
import { Counterparts } from './counterparts.ts'
import { translations } from './translations.ts'

/** A session of a shadow of Explo. */
export class ExploSession extends Session {
  readonly #given: Given
  readonly #counterparts: Counterparts

  constructor(options: SessionOptions) {
    super(options)
    this.#given = options.given
    this.#counterparts = new Counterparts(this, options.client)
  }

  translate(name: string, field: NamingField): Promise<Translated> {
    const terms = { ...field, session: this, counterparts: this.#counterparts, given: this.#given }
    return translations[name as RecordName](terms)
  }

  ownPartOf({ body, ...reply }: Reply): OwnPart {
    const { dashboards, reportBuilders } = this.#counterparts.team
    const embedIds = new Set([...dashboards.values(), ...reportBuilders.values()].map(({ embedId }) => embedId))
    const own = new OwnValues({
      isOwn: (id, key) => (key === 'embed_id' ? embedIds.has(id) : id.startsWith(this.prefix)),
      isOwnBlueprint: (id) => this.paired.fakeOf('blueprint', id) !== undefined,
      isSuccess: isSuccess(reply),
    })
    const kept = own.keep(body)
    return {
      reply: { ...reply, body: withoutPrefix(kept, this.prefix) },
      hidden: own.hidden,
      isPaged: own.hidden > 0 && pageKeys.some((key) => Object.hasOwn(Object(body), key)),
      isForeign: own.isMainForeign,
    }
  }

  withUpstreamValues(text: string): string {
    return JSON.stringify(
      JSON.parse(text, (key, value) => (key === 'token' ? (this.paired.upstreamOf('token', value) ?? value) : value)),
    )
  }
}

/** Keys of values that clients send. Objects in them are not records of the service. */
const clientsOwn = /^(computed_?)?(properties|attributes)$|mapping$/i
const pageKeys = ['count', 'total_count', 'next', 'previous']

/** What tells the values of a run from those of others. */
interface Ownership {
  /** Whether the run has created the record with this id. Dashboards and report builders of the fixtures count as created. */
  readonly isOwn: IsOwn
  readonly isOwnBlueprint: (id: number) => boolean
  /** Whether the answer is a success. */
  readonly isSuccess: boolean
}

/** Keeps the part of an answer that is about records of the run. */
class OwnValues {
  hidden = 0
  isMainForeign = false
  readonly #isOwn: IsOwn
  readonly #isOwnBlueprint: (id: number) => boolean
  readonly #isSuccess: boolean

  constructor({ isOwn, isOwnBlueprint, isSuccess }: Ownership) {
    this.#isOwn = isOwn
    this.#isOwnBlueprint = isOwnBlueprint
    this.#isSuccess = isSuccess
  }

  keep(body: unknown): unknown {
    if (isForeign(body, this.#isOwn, false)) this.isMainForeign = true
    return this.#keep(body, false)
  }

  #keep(value: unknown, isInOwn: boolean): unknown {
    if (Array.isArray(value)) return this.#items(value, isInOwn)
    if (typeof value !== 'object' || value === null) return value
    const isOwn = isInOwn || isOwnRecord(value, this.#isOwn)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key, item]) => this.#isKept(key, item, isOwn))
        .map(([key, item]) => [key, isOwn && clientsOwn.test(key) ? item : this.#tagsOr(key, item, isOwn)]),
    )
  }

  /** Whether a value of an object may stay. */
  #isKept(key: string, value: unknown, isInOwn: boolean): boolean {
    if (isInOwn && clientsOwn.test(key)) return true
    const isOther = isForeign(value, this.#isOwn, false)
    if (isOther && !isInOwn) this.isMainForeign = true
    // An object that is not a record is in no documented success.
    const isUnknown = this.#isSuccess && !isInOwn && key !== 'results' && isJsonObject(value)
    if (!isOther && (!isUnknown || isOwnRecord(value, this.#isOwn))) return true
    this.hidden++
    return false
  }

  #items(items: readonly unknown[], isInOwn: boolean): unknown[] {
    const kept = items.filter((item) => {
      // The sentences of a refusal, and for example the e-mail addresses of an own record.
      if (typeof item !== 'object' || item === null) return isInOwn || !this.#isSuccess
      // Only blueprints have a number as id.
      if ('id' in item && typeof item.id === 'number') return this.#isOwnBlueprint(item.id)
      return !isForeign(item, this.#isOwn, !isInOwn)
    })
    this.hidden += items.length - kept.length
    return kept.map((item) => this.#keep(item, isInOwn))
  }

  #tagsOr(key: string, value: unknown, isInOwn: boolean): unknown {
    if (!isInOwn || !/^group_?tags$/i.test(key) || !Array.isArray(value)) return this.#keep(value, isInOwn)
    const tags = value.filter((tag) => typeof tag === 'string' && this.#isOwn(tag, 'name'))
    this.hidden += value.length - tags.length
    return tags
  }
}

function withoutPrefix(body: unknown, prefix: string): unknown {
  return body === undefined ? undefined : parseJson(writeJson(body).replaceAll(prefix, ''))
}

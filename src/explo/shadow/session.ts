import type { Given } from '../../engine/contract/check-run.ts'
import type { Reply } from '../../engine/contract/reply.ts'
import {
  type NamingField,
  type OwnPart,
  Session,
  type SessionOptions,
  type Translated,
} from '../../engine/shadow/session.ts'
import type { RecordName } from '../operations/operation.ts'
import { Counterparts } from './counterparts.ts'
import { ownPartOf } from './own-part.ts'
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

  ownPartOf(reply: Reply): OwnPart {
    const { dashboards, reportBuilders } = this.#counterparts.team
    return ownPartOf(reply, this.prefix, {
      embedIds: new Set([...dashboards.values(), ...reportBuilders.values()].map(({ embedId }) => embedId)),
      isOwnBlueprint: (id) => this.paired.fakeOf('blueprint', id) !== undefined,
    })
  }

  withUpstreamValues(text: string): string {
    return JSON.stringify(
      JSON.parse(text, (key, value) => (key === 'token' ? (this.paired.upstreamOf('token', value) ?? value) : value)),
    )
  }
}

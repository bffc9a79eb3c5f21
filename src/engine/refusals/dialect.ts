import type { Refusal, RefusalKind, RefusalWords } from './refusal.ts'
import { fillTemplate, fillText, type Json, type Template, templateSchema } from './template.ts'

/** What refusals look like that nobody has recorded one by one. */
export interface ErrorBody {
  readonly plain: Template
  /** Of a refusal that says which fields are wrong. */
  readonly fields: Template
}

/** How a service is assumed to refuse. */
export interface AssumedRefusals {
  readonly errorBody: ErrorBody
  /** @default the status of the kind */
  readonly statusOf?: (kind: RefusalKind) => number
  /** The headers that are sent, of those that a refusal has. @default all */
  readonly headersOf?: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
  /** Whether something before the service's own code refuses this: a framework, a proxy, or a server that fails. @default never */
  readonly isRefusedOutside?: (name: string) => boolean
  /** The HTML page that answers what is refused outside. @default it answers like the rest */
  readonly page?: ((status: number, sentence: string) => string) | undefined
}

/** A refusal as the real service was seen to answer it. */
export interface RecordedRefusal {
  readonly status: number
  readonly body: Template
  /** In the place of the assumed ones. */
  readonly headers?: Readonly<Record<string, string>>
}

export type RecordedRefusals = Readonly<Record<string, RecordedRefusal>>

/** What the real service was seen to answer. */
export interface Recordings {
  readonly errorBody?: ErrorBody | undefined
  /** By the name of the refusal. */
  readonly refusals?: RecordedRefusals | undefined
}

/** What a client reads. */
interface RefusalAnswer {
  readonly status: number
  /** A text is sent as it is, everything else as JSON. */
  readonly body: Json
  readonly headers: Readonly<Record<string, string>>
}

/** Turns refusals into answers. What was recorded wins over what is assumed. */
export class Dialect {
  readonly recorded: Recordings
  readonly #kinds: Readonly<Record<string, RefusalKind>>
  readonly #assumed: AssumedRefusals

  /** @param kinds By name. */
  constructor(kinds: Readonly<Record<string, RefusalKind>>, assumed: AssumedRefusals, recorded: Recordings = {}) {
    this.recorded = recorded
    this.#kinds = kinds
    this.#assumed = assumed
  }

  get errorBody(): ErrorBody {
    return this.recorded.errorBody ?? this.#assumed.errorBody
  }

  /** What a client reads that is refused. */
  answerTo({ kind, details }: Refusal): RefusalAnswer {
    const answer = this.answer(kind, details)
    return { ...answer, status: details.status ?? answer.status }
  }

  /** What a client reads when it meets the refusal of this name. */
  answer(name: string, said: RefusalWords): RefusalAnswer {
    const status = this.statusOf(name)
    const sentence = this.sentenceOf(name, said)
    const { headers: own = {} } = said
    const headers = this.#assumed.headersOf?.(own) ?? own
    const page = this.#pageFor(name)
    if (page) {
      return {
        status,
        body: page(status, sentence),
        headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
      }
    }

    const recorded = this.recordedAs(name)
    const template = recorded?.body ?? (said.errors ? this.errorBody.fields : this.errorBody.plain)
    return {
      status,
      body: fillTemplate(template, { ...said, detail: sentence }),
      headers: recorded?.headers ?? headers,
    }
  }

  /** Of what answers something that is not HTTP. */
  get badRequestBody(): string {
    return JSON.stringify(this.answer('badRequest', {}).body)
  }

  /** The sentence of a refusal. */
  sentenceOf(name: string, { words = {} }: RefusalWords): string {
    return fillText(this.kindOf(name).sentence, words)
  }

  statusOf(name: string): number {
    const kind = this.kindOf(name)
    return this.recordedAs(name)?.status ?? this.#assumed.statusOf?.(kind) ?? kind.status
  }

  isRefusedOutside(name: string): boolean {
    return this.#assumed.isRefusedOutside?.(name) ?? false
  }

  /** Whether a refusal is an HTML page. */
  isPage(name: string): boolean {
    return this.#pageFor(name) !== undefined
  }

  /** The JSON Schema of the bodies of a refusal that is no page. */
  schemaOf(name: string): object {
    const recorded = this.recordedAs(name)
    if (recorded) return templateSchema(recorded.body)

    const { plain, fields } = this.errorBody
    return this.kindOf(name).namesFields
      ? {
          title: 'FieldRefusal',
          description: 'A refusal that says what is wrong with each field.',
          ...templateSchema(fields),
        }
      : { title: 'Refusal', description: 'A refusal.', ...templateSchema(plain) }
  }

  /** The same assumptions with other recordings. */
  with(recorded: Recordings): Dialect {
    return new Dialect(this.#kinds, this.#assumed, recorded)
  }

  kindOf(name: string): RefusalKind {
    return this.#kinds[name] as RefusalKind
  }

  /** The name under which a refusal may be recorded: some look to a client like another. */
  recordedNameOf(name: string): string {
    return this.kindOf(name).asIf ?? name
  }

  recordedAs(name: string): RecordedRefusal | undefined {
    return this.recorded.refusals?.[this.recordedNameOf(name)]
  }

  #pageFor(name: string) {
    const isRecorded = this.recorded.errorBody !== undefined || this.recordedAs(name) !== undefined
    return isRecorded || !this.isRefusedOutside(name) ? undefined : this.#assumed.page
  }
}

import type { Refusal, RefusalKind, RefusalWords } from './refusal.ts'
import { fillTemplate, fillText, type Json, type Template, templateSchema } from './template.ts'

/** The body of every refusal that is not recorded by itself. */
export interface ErrorBody {
  readonly plain: Template
  /** For refusals with sentences about fields. */
  readonly fields: Template
}

/** How the service answers refusals, by assumption. */
export interface AssumedRefusals {
  readonly errorBody: ErrorBody
  /** @default the status of the kind */
  readonly statusOf?: (kind: RefusalKind) => number
  /** Which headers of a refusal are sent. @default all */
  readonly headersOf?: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
  /** Whether a framework, a proxy or a failing server answers this refusal. @default never */
  readonly isRefusedOutside?: (name: string) => boolean
  /** The HTML page that answers refusals of these. @default they are answered like the others */
  readonly page?: ((status: number, sentence: string) => string) | undefined
}

/** A recorded answer of the real service. */
export interface RecordedRefusal {
  readonly status: number
  readonly body: Template
  /** They replace the assumed headers. */
  readonly headers?: Readonly<Record<string, string>>
}

export type RecordedRefusals = Readonly<Record<string, RecordedRefusal>>

/** Recorded answers of the real service. */
export interface Recordings {
  readonly errorBody?: ErrorBody | undefined
  /** By the name of the refusal. */
  readonly refusals?: RecordedRefusals | undefined
}

interface RefusalAnswer {
  readonly status: number
  /** A string is sent unchanged, other values as JSON. */
  readonly body: Json
  readonly headers: Readonly<Record<string, string>>
}

/** Turns refusals into answers. Recordings win over assumptions. */
export class Dialect {
  readonly recorded: Recordings
  readonly #kinds: Readonly<Record<string, RefusalKind>>
  readonly #assumed: AssumedRefusals

  constructor(kinds: Readonly<Record<string, RefusalKind>>, assumed: AssumedRefusals, recorded: Recordings = {}) {
    this.recorded = recorded
    this.#kinds = kinds
    this.#assumed = assumed
  }

  get errorBody(): ErrorBody {
    return this.recorded.errorBody ?? this.#assumed.errorBody
  }

  answerTo({ kind, details }: Refusal): RefusalAnswer {
    const answer = this.answer(kind, details)
    return { ...answer, status: details.status ?? answer.status }
  }

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

  /** The body of the answer to a request that is not HTTP. */
  get badRequestBody(): string {
    return JSON.stringify(this.answer('badRequest', {}).body)
  }

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

  /** Whether the answer is an HTML page. */
  isPage(name: string): boolean {
    return this.#pageFor(name) !== undefined
  }

  /** The JSON Schema of the body, if it is not an HTML page. */
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

  /** The name under which a refusal is recorded: that of the refusal that it looks like. */
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

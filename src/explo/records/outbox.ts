import type { JsonObject } from './json-text.ts'

/** An e-mail that Explo would have sent. */
export interface Email {
  readonly kind: 'report' | 'screenshot'
  /** Milliseconds since 1970, on the world's clock. */
  readonly sentAt: number
  readonly visibilityGroup: string
  readonly providedId: string
  readonly dashboardEmbedId: string
  readonly to: string
  readonly subject: string
  /** The attachment of a screenshot. */
  readonly fileName: string | null
  readonly customUrl: string | null
  readonly variables: JsonObject
}

/** So that a long suite keeps its memory flat. */
const limit = 1000

/** Nothing is ever sent: the newest e-mails are kept for the tester. */
// Assumed: emailOutbox
export class Outbox {
  #emails: Email[] = []

  copy(): Outbox {
    const copy = new Outbox()
    copy.#emails = [...this.#emails]
    return copy
  }

  list(): readonly Email[] {
    return [...this.#emails]
  }

  add(email: Email): void {
    this.#emails.push(email)
    if (this.#emails.length > limit) this.#emails.shift()
  }
}

import { isoTime } from '../../engine/clock/system-time.ts'
import { exactJson } from '../../engine/input/json-spelling.ts'
import { Recent } from '../../engine/world/recent.ts'
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

const limits = {
  maxEntries: 1000,
  maxBytes: 4_000_000,
  sizeOf: (email: Email) => JSON.stringify(email).length,
}

/** Nothing is ever sent: the newest e-mails are kept for the tester. */
// Assumed: emailOutbox
export class Outbox {
  #emails = new Recent<Email, Email>(limits)

  copy(): Outbox {
    const copy = new Outbox()
    copy.#emails = this.#emails.copy()
    return copy
  }

  list(): readonly Email[] {
    return this.#emails.values()
  }

  add(email: Email): void {
    this.#emails.set(email, email)
  }
}

/** An e-mail that Explo would have sent. */
export interface OutboxEmail extends Omit<Email, 'sentAt'> {
  /** ISO 8601, on the world's clock. */
  readonly sentAt: string
  /** The exact JSON text of `variables`, where JavaScript spells it in another way, for example `1.0`. */
  readonly variablesJson?: string
}

export function describeEmail(email: Email): OutboxEmail {
  const variablesJson = exactJson(email.variables)
  return { ...email, sentAt: isoTime(email.sentAt), ...(variablesJson !== undefined && { variablesJson }) }
}

import { isoTime } from '../../engine/clock/system-time.ts'
import { exactJson } from '../../engine/input/json-spelling.ts'
import { Recent } from '../../engine/world/recent.ts'
import type { Changes, Email } from './records.ts'

const limits = {
  maxEntries: 1000,
  maxBytes: 4_000_000,
  sizeOf: (email: Email) => JSON.stringify(email).length,
}

/** The newest e-mails that Explo would have sent. The fake sends nothing. */
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

  add(email: Email, changes: Changes): void {
    this.#emails.set(email, email)
    changes.push({ kind: 'e-mail', scope: email.visibilityGroup, before: null, after: email })
  }
}

/** An e-mail that Explo would have sent. */
export interface OutboxEmail extends Omit<Email, 'sentAt'> {
  /** ISO 8601, on the world's clock. */
  readonly sentAt: string
  /** The exact JSON text of `variables`, when JavaScript would write it differently, as `1.0`. */
  readonly variablesJson?: string
}

export function describeEmail(email: Email): OutboxEmail {
  const variablesJson = exactJson(email.variables)
  return { ...email, sentAt: isoTime(email.sentAt), ...(variablesJson !== undefined && { variablesJson }) }
}

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

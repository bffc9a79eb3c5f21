import { isoTime } from '../../engine/clock/system-time.ts'
import { exactJson } from '../../engine/input/json-spelling.ts'
import type { Email } from './outbox.ts'

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

import { isoTime } from '../../engine/clock/system-time.ts'
import type { Email } from './outbox.ts'

/** An e-mail that Explo would have sent. */
export interface OutboxEmail extends Omit<Email, 'sentAt'> {
  /** ISO 8601, on the world's clock. */
  readonly sentAt: string
}

export function describeEmail(email: Email): OutboxEmail {
  return { ...email, sentAt: isoTime(email.sentAt) }
}

import type { Entry } from './entry.ts'
import type { Journal } from './journal.ts'

/**
 * Whether the request was refused because no world has its API token, or because it has none.
 *
 * A request without a token that is answered otherwise is the preflight of a browser, or is sent again after a redirect.
 */
export function isUnclaimed({ unclaimedAt, status }: Entry): boolean {
  return unclaimedAt !== null && status !== null && status >= 400
}

/** The unclaimed requests since an instant of real time, oldest first, one line for each. */
export function describeUnclaimed(journal: Journal, since: number): string[] {
  const { redactor } = journal
  return journal
    .entries()
    .filter((entry) => isUnclaimed(entry) && (entry.unclaimedAt as number) >= since)
    .map(({ method, target, reason }) => `${method} ${redactor.text(target)}: ${redactor.sentence(reason as string)}`)
}

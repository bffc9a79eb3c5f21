import type { Entry } from '../../engine/journal/entry.ts'
import { sentFields } from '../../engine/journal/request-match.ts'
import { grouped, type Rule } from '../../engine/lint/rule.ts'

/** More often than any test has a reason to. */
const threshold = 10
const operations = new Set(['createCustomer', 'createEndUser', 'createUserGroup'])

export const repeatedGetOrCreate: Rule = {
  says: `The same get-or-create was answered ${threshold} times or more with what existed already.`,
  cure: 'Keep the token that the first answer had; it is the same until it is rotated.',
  find: ({ entries, redactor }) =>
    grouped(entries, recordOf)
      .filter(([, requests]) => requests.length >= threshold)
      .map(([record, requests]) => ({
        says: `${redactor.text(record)} was asked for ${requests.length} times and existed already.`,
        requests,
      })),
}

function recordOf(entry: Entry): string | undefined {
  if (!entry.isSuccess || entry.changes.length > 0 || !operations.has(entry.operation as string)) return undefined
  const { provided_id, user_group_id } = sentFields(entry) as Record<string, unknown>
  return `${entry.operation} of "${provided_id ?? user_group_id}" in ${entry.visibilityGroup}`
}

import type { Entry } from '../../engine/journal/entry.ts'
import { sentFields } from '../../engine/journal/request-match.ts'
import { grouped, type Rule } from '../../engine/lint/rule.ts'
import { operationNamed } from '../operations/index.ts'

/** More often than any test has a reason to. */
const threshold = 10

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
  const operation = operationNamed(entry.operation)
  if (!operation?.getsExisting || !entry.isSuccess || entry.changes.length > 0) return undefined
  const [field] = Object.values(operation.creates)
  const id = (sentFields(entry) as Record<string, unknown>)[field as string]
  return `${entry.operation} of "${id}" in ${entry.visibilityGroup}`
}

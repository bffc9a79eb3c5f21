import type { Entry } from '../engine/journal/entry.ts'
import { sentFields } from '../engine/journal/request-match.ts'
import { grouped, type Rule, type RuleMatch, repeats } from '../engine/lint/rule.ts'
import { operationNamed } from './operations/index.ts'

/** How long the page about rate limits tells clients to wait after a 429. */
const documentedSeconds = 60

/** No test needs as many repetitions of a get-or-create. */
const maxRepetitions = 10

/** What a client of Explo should not do. The reference lists the rules in this order. */
export const lintRules = {
  earlyRetry: {
    says: 'A request was repeated sooner than `Retry-After` allows, or within a minute of a 429 without that header.',
    cure: 'Before the next attempt, wait as many seconds as Retry-After says. Without that header, wait the documented minute.',
    find: ({ entries }) =>
      entries.flatMap((refused) => {
        const { retryAfter, receivedAt, status } = refused
        const seconds = retryAfter ?? (status === 429 ? documentedSeconds : null)
        if (seconds === null) return []
        const early = entries.find((entry) => repeats(entry, refused) && entry.receivedAt < receivedAt + seconds * 1000)
        if (!early) return []
        const waited = (early.receivedAt - receivedAt) / 1000
        const source = retryAfter === null ? "Explo's documentation" : 'Retry-After'
        const says = `${refused.operation} was repeated after ${waited} s; after the ${status}, ${source} says to wait ${seconds} s.`
        return [{ says, requests: [refused, early] }]
      }),
  },

  ambiguousRepeat: {
    says: 'An operation that may do harm twice was repeated after a failure that leaves open whether it was done.',
    cure: 'First find out whether it was done. Only a get-or-create may be repeated without that.',
    find: ({ entries }) =>
      entries.filter(isAmbiguous).flatMap((failed) => {
        const again = entries.find((entry) => repeats(entry, failed))
        if (!again) return []
        const failure = failed.status === null ? 'a broken connection' : `a ${failed.status}`
        const says = `${failed.operation} was repeated after ${failure}, and ${repeatRiskOf(failed)}.`
        return [{ says, requests: [failed, again] }]
      }),
  },

  repeatedGetOrCreate: {
    says: `The same get-or-create returned an existing record ${maxRepetitions} times or more.`,
    cure: 'Keep the token of the first answer. It stays the same until it is rotated.',
    find: ({ entries, redactor }) =>
      grouped(entries, recordOf)
        .filter(([, requests]) => requests.length >= maxRepetitions)
        .map(([record, requests]) => ({
          says: `${redactor.text(record)} returned an existing record ${requests.length} times.`,
          requests,
        })),
  },

  retiredToken: {
    says: 'A customer token was used after it was rotated or its customer was deleted.',
    cure: 'Replace the stored token by that of each answer to a refresh or a create.',
    find: ({ entries }) =>
      bySentence(entries, ({ operation, refusal }) =>
        refusal === 'retiredToken' ? `${operation} was sent with a token that is no longer valid.` : undefined,
      ),
  },

  browserToken: {
    says: 'A web page sent an API token, which every visitor can read.',
    cure: 'Call Explo from your server. Give the page only a JWT or the token of its customer.',
    find: ({ entries }) =>
      bySentence(entries, ({ headers: { origin, 'explo-authorization': token } }) =>
        token === undefined || origin === undefined ? undefined : `A page of ${origin} sent an API token.`,
      ),
  },

  tokenInUrl: {
    says: 'A URL had a token in it. Proxies and servers write URLs into their logs.',
    cure: 'Send an API token in the header Explo-Authorization and a customer token in the body.',
    find: ({ entries, redactor }) =>
      bySentence(entries, ({ target }) =>
        redactor.hasSecret(target) ? `The URL ${redactor.text(target)} has a token in it.` : undefined,
      ),
  },

  slashRedirect: {
    says: 'A path lacked its trailing slash. The redirect helps only a GET.',
    cure: 'End the path with a slash, as the documentation does.',
    find: ({ entries, redactor }) =>
      bySentence(entries, ({ status, target }) => {
        const [path = ''] = target.split('?')
        return status === 301 ? `${redactor.text(path)} was called without its trailing slash.` : undefined
      }),
  },

  unknownFields: {
    says: 'Fields were sent that no document of Explo names. They do nothing, and most are misspelt.',
    cure: 'Leave them out, or compare their names with the documentation. `routes()` lists the known ones.',
    find: ({ entries, redactor }) =>
      bySentence(entries, unknownFieldsOf).map(({ says, requests }) => ({ says: redactor.text(says), requests })),
  },

  deprecatedOperation: {
    says: 'An operation was called that Explo has deprecated.',
    cure: 'Call its successor.',
    find: ({ entries }) =>
      bySentence(entries, ({ operation, replacedBy }) =>
        replacedBy === null ? undefined : `${operation} is deprecated; its successor is ${replacedBy}.`,
      ),
  },
} satisfies Record<string, Rule>

export type LintRuleName = keyof typeof lintRules

/** One finding for each sentence, with the requests that it is about. */
function bySentence(entries: readonly Entry[], sentenceOf: (entry: Entry) => string | undefined): RuleMatch[] {
  return grouped(entries, sentenceOf).map(([says, requests]) => ({ says, requests }))
}

/** Whether the failure leaves open if Explo did what was asked: a broken connection, or an error of the server. */
function isAmbiguous(entry: Entry): boolean {
  const { isComplete, status } = entry
  return repeatRiskOf(entry) !== null && isComplete && (status === null || status >= 500)
}

function repeatRiskOf({ operation }: Entry): string | null {
  return operationNamed(operation)?.repeatRisk ?? null
}

/** The get-or-create and the existing record that it returned. */
function recordOf(entry: Entry): string | undefined {
  const operation = operationNamed(entry.operation)
  if (!operation?.getsExisting || !entry.isSuccess || entry.changes.length > 0) return undefined
  const [field] = Object.values(operation.creates)
  const id = (sentFields(entry) as Record<string, unknown>)[field as string]
  return `${entry.operation} of "${id}" in ${entry.scope}`
}

function unknownFieldsOf({ operation, unknownFields }: Entry): string | undefined {
  if (unknownFields.length === 0) return undefined
  return `${operation} was sent the unknown ${unknownFields.length === 1 ? 'field' : 'fields'} ${unknownFields.join(', ')}.`
}

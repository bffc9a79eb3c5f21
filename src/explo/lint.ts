import type { Entry } from '../engine/journal/entry.ts'
import { sentFields } from '../engine/journal/request-match.ts'
import { grouped, type Rule, repeats } from '../engine/lint/rule.ts'
import { operationNamed } from './operations/index.ts'

/** How long Explo's page about rate limits tells clients to wait after a 429. */
const documentedSeconds = 60

/** A get-or-create that is answered more often than any test has a reason to. */
const maxRepetitions = 10

/** What a client of Explo had better not do. The reference lists the rules in this order. */
export const lintRules = {
  earlyRetry: {
    says: 'A request was repeated before the time that `Retry-After` named, or within a minute of a 429 without it.',
    cure: 'Wait as many seconds as Retry-After says before the next attempt. Without it, wait the documented minute.',
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
    says: 'A POST that is no get-or-create was repeated after a failure that leaves open whether it had been done.',
    cure: 'Look first whether it was done, and repeat blindly only what gets or creates.',
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
    says: `The same get-or-create was answered ${maxRepetitions} times or more with what existed already.`,
    cure: 'Keep the token that the first answer had; it is the same until it is rotated.',
    find: ({ entries, redactor }) =>
      grouped(entries, recordOf)
        .filter(([, requests]) => requests.length >= maxRepetitions)
        .map(([record, requests]) => ({
          says: `${redactor.text(record)} was asked for ${requests.length} times and existed already.`,
          requests,
        })),
  },

  retiredToken: {
    says: 'A customer token was used that had been rotated or whose customer had been deleted.',
    cure: 'Store the token of the answer to a refresh or a create, in the place of the old one.',
    find: ({ entries }) =>
      grouped(entries, (entry) => (entry.refusal === 'retiredToken' ? (entry.operation as string) : undefined)).map(
        ([operation, requests]) => ({ says: `${operation} was sent with a token that is no more.`, requests }),
      ),
  },

  browserToken: {
    says: 'An API token was sent from a web page, where everybody can read it.',
    cure: 'Call Explo from your server, and give the page only a JWT or the token of its customer.',
    find: ({ entries }) =>
      grouped(entries, ({ headers }) =>
        headers['explo-authorization'] === undefined ? undefined : headers.origin,
      ).map(([origin, requests]) => ({ says: `A page of ${origin} sent an API token.`, requests })),
  },

  tokenInUrl: {
    says: 'A token stood in a URL, which proxies and servers write into their logs.',
    cure: 'Send an API token in the header Explo-Authorization, and a customer token in the body.',
    find: ({ entries, redactor }) =>
      grouped(entries, ({ target }) => (redactor.hasSecret(target) ? redactor.text(target) : undefined)).map(
        ([target, requests]) => ({ says: `A token stood in the URL ${target}.`, requests }),
      ),
  },

  slashRedirect: {
    says: 'A path lacked its trailing slash; a redirect repairs that for a GET only.',
    cure: 'End the path with a slash, as it is documented.',
    find: ({ entries, redactor }) =>
      grouped(entries, ({ status, target }) => (status === 301 ? target.split('?')[0] : undefined)).map(
        ([path, requests]) => ({ says: `${redactor.text(path)} was called without its trailing slash.`, requests }),
      ),
  },

  unknownFields: {
    says: 'Fields were sent that no document of Explo names: mostly misspelt ones, which do nothing.',
    cure: 'Leave them out, or compare their names with the documentation; `routes()` lists the known ones.',
    find: ({ entries, redactor }) =>
      grouped(entries, fieldsOf).map(([says, requests]) => ({
        says: redactor.text(says),
        requests,
      })),
  },

  deprecatedOperation: {
    says: 'An operation was called that Explo calls deprecated.',
    cure: 'Call its successor.',
    find: ({ entries }) =>
      grouped(entries, ({ operation, replacedBy }) =>
        replacedBy === null ? undefined : `${operation} ${replacedBy}`,
      ).map(([names, requests]) => {
        const [operation, successor] = names.split(' ')
        return { says: `${operation} is deprecated; its successor is ${successor}.`, requests }
      }),
  },
} satisfies Record<string, Rule>

export type LintRuleName = keyof typeof lintRules

/** Nobody can tell from a broken connection or a server's failure whether Explo did what was asked. */
function isAmbiguous(entry: Entry): boolean {
  const { isComplete, status } = entry
  return repeatRiskOf(entry) !== null && isComplete && (status === null || status >= 500)
}

function repeatRiskOf({ operation }: Entry): string | null {
  return operationNamed(operation)?.repeatRisk ?? null
}

function recordOf(entry: Entry): string | undefined {
  const operation = operationNamed(entry.operation)
  if (!operation?.getsExisting || !entry.isSuccess || entry.changes.length > 0) return undefined
  const [field] = Object.values(operation.creates)
  const id = (sentFields(entry) as Record<string, unknown>)[field as string]
  return `${entry.operation} of "${id}" in ${entry.scope}`
}

function fieldsOf({ operation, unknownFields }: Entry): string | undefined {
  if (unknownFields.length === 0) return undefined
  return `${operation} was sent the unknown ${unknownFields.length === 1 ? 'field' : 'fields'} ${unknownFields.join(', ')}.`
}

import { type Rule, repeats } from '../../engine/lint/rule.ts'

/** How long Explo's page about rate limits tells clients to wait after a 429. */
const documentedSeconds = 60

export const earlyRetry: Rule = {
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
}

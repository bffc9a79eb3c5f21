import { type Rule, repeats } from '../../engine/lint/rule.ts'

export const earlyRetry: Rule = {
  says: 'A request was repeated before the time that `Retry-After` named.',
  cure: 'Wait as many seconds as Retry-After says before the next attempt.',
  find: ({ entries }) =>
    entries.flatMap((refused) => {
      const { retryAfter, receivedAt } = refused
      if (retryAfter === null) return []
      const early = entries.find(
        (entry) => repeats(entry, refused) && entry.receivedAt < receivedAt + retryAfter * 1000,
      )
      if (!early) return []
      const waited = (early.receivedAt - receivedAt) / 1000
      const says = `${refused.operation} was repeated after ${waited} s; Retry-After of the ${refused.status} had said ${retryAfter} s.`
      return [{ says, requests: [refused, early] }]
    }),
}

import { checkJson } from '../journal/request-match.ts'

/**
 * Refuses fields of a request to look for that JSON would change on their way, for example a `Date`: the fake could not
 * tell them from what they become. Everything else it refuses itself.
 *
 * @throws {OptionError}
 */
export function checkSent(body: unknown): void {
  const { match, steps } = Object(body)
  const parts: unknown[] = [body, match, ...(Array.isArray(steps) ? steps : [])]
  for (const { where } of parts.map(Object)) if (where !== undefined) checkJson(where, 'where')
}

import { Refusal, type RefusalDetails } from '../../engine/refusals/refusal.ts'
import type { FieldErrors } from '../../engine/refusals/template.ts'
import type { RateLimit } from '../../engine/terms.ts'
import { type FieldRefusalName, type NotFoundName, type RefusalName, refusals, waitFor } from './refusals.ts'

// Why something is refused, and the cure. What the client reads is in `refusals.ts`.

export const missingCredentials = (flaw: string) =>
  refuse('missingCredentials', {
    reason: flaw,
    hint: 'Send the header "Explo-Authorization: Token <API token>".',
    headers: { 'www-authenticate': 'Token' },
  })

export const unknownToken = (reason: string) =>
  refuse('unknownToken', {
    reason,
    hint: 'Use one of the API tokens of the fixture.',
    headers: { 'www-authenticate': 'Token' },
  })

export const throttled = (address: string, waitMs: number, { limit, windowMs }: RateLimit) => {
  const seconds = Math.ceil(waitMs / 1000)
  return refuse('throttled', {
    reason: `${address} sent more than ${limit} requests within ${windowMs / 1000} s`,
    hint: `Wait for ${seconds} s, or let the time pass with clock.advance("${seconds}s").`,
    ...waitFor(seconds),
  })
}

/** Never Explo's: there are as many worlds as there may be. */
export const noRoomForWorld = (limit: number) =>
  refuse('noRoomForWorld', {
    reason: `the API token is new, and there are ${limit} worlds, as many as there may be`,
    hint: 'Close worlds that are no longer used, let idle ones expire (worldTtl), or raise maxWorlds.',
  })

export const readOnlyToken = (operation: string) =>
  refuse('readOnlyToken', {
    reason: `${operation} can write, and the API token is read-only`,
    hint: 'Use a read-write API token.',
  })

export const invalidFields = (name: FieldRefusalName, errors: FieldErrors, hint?: string) =>
  refuse(name, {
    reason: Object.entries(errors)
      .map(([field, sentences]) => `${field}: ${sentences.join(' ')}`)
      .join('; '),
    errors,
    ...(hint !== undefined && { hint }),
  })

export const takenTag = (field: string, name: string) =>
  invalidFields('takenTag', { [field]: [`Group tag "${name}" already exists.`] })

export const malformedBody = (flaw: string) => refuse('malformedBody', { reason: `the body: ${flaw}`, words: { flaw } })

export const unsupportedMediaType = (type: string) =>
  refuse('unsupportedMediaType', {
    reason: `the body is ${type === '' ? 'of no named type' : type}`,
    hint: 'Send "Content-Type: application/json".',
    words: { type },
  })

export const bodyTooLarge = (limit: number) =>
  refuse('bodyTooLarge', { reason: `the body is larger than ${limit} bytes` })

export const methodNotAllowed = (method: string, allowed: string) =>
  refuse('methodNotAllowed', {
    reason: `the path answers ${allowed}, not ${method}`,
    hint: [
      `Send ${allowed.replace(/, OPTIONS$/, '').replaceAll(', ', ' or ')}.`,
      ...(method === 'GET' ? ['Clients repeat a POST to a path without its slash as GET: check the path.'] : []),
    ].join(' '),
    words: { method },
    headers: { allow: allowed },
  })

export const slashMissing = (method: string, path: string) =>
  refuse('slashMissing', {
    reason: `${path} lacks its trailing slash`,
    hint: `Send ${method} ${path}/`,
    words: { method },
    headers: { allow: 'OPTIONS' },
  })

export const unknownPath = (path: string, suggested: string | undefined) =>
  refuse('unknownPath', {
    reason: `Explo has no path ${path}`,
    ...(suggested && { hint: `Did you mean ${suggested}?` }),
  })

/** @param asked What was named, and is not there: a service may repeat it. */
export const notFound = (name: NotFoundName, reason: string, asked: string) =>
  refuse(name, { reason, words: { asked } })

export const invalidPage = (page: string, last: number) =>
  refuse('invalidPage', { reason: `page "${page}" is none of the pages 1 to ${last}` })

export const hasChildren = (providedId: string, children: readonly string[]) =>
  refuse('hasChildren', {
    reason: `customer "${providedId}" has children: ${someOf(children)}`,
    hint: 'Delete the children first, or set the assumption deleteWithChildren to "cascade".',
  })

export const notImplemented = (path: string) =>
  refuse('notImplemented', {
    reason: `Explo names the operation at ${path}, but no document shows what it accepts or answers`,
    hint: 'Explo may answer this; explo-fake cannot. Leave it out of the test, or answer it yourself.',
  })

/** A request that HTTP itself does not allow, for example a broken header. */
export const badRequest = (status: number, flaw: string) => refuse('badRequest', { reason: flaw, status })

/** Never Explo's: a mistake in the fake. */
export const internalError = (error: Error) =>
  refuse('internalError', {
    reason: `a defect of explo-fake, not an answer of Explo: ${error.stack}`,
    hint: 'This is a defect of explo-fake. Please report it with the journal entry of this request.',
  })

/** Enough to recognise them: there may be a hundred thousand. */
function someOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 3).map((id) => `"${id}"`)
  return shown.join(', ') + (ids.length > shown.length ? ` and ${ids.length - shown.length} more` : '')
}

function refuse(name: RefusalName, details: RefusalDetails): Refusal {
  return new Refusal(name, refusals[name], details)
}

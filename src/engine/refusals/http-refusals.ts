import { STATUS_CODES } from 'node:http'
import { product } from '../product.ts'
import type { RateLimit } from '../terms.ts'
import { Refusal, type RefusalDetails, type RefusalKind, type RefusalWords } from './refusal.ts'

const statuses = {
  badRequest: 400,
  bodyTooLarge: 413,
  internalError: 500,
  malformedBody: 400,
  methodNotAllowed: 405,
  notFound: 404,
  notImplemented: 501,
  slashMissing: 404,
  throttled: 429,
  unauthorized: 401,
  unknownFields: 400,
  unknownPath: 404,
  unsupportedMediaType: 415,
  wrongFields: 400,
} as const

type PlainRefusalName = keyof typeof statuses

/** The kinds of refusals of a service that has no sentences of its own for them: the client reads the reason phrase of HTTP. */
export const plainRefusalKinds = Object.fromEntries(
  Object.entries(statuses).map(([name, status]) => [
    name,
    {
      status,
      sentence: `${STATUS_CODES[status]}.`,
      assumption: 'errorBody',
      basis: 'assumed',
      isExpected: name === 'notFound' || name === 'wrongFields',
    },
  ]),
) as unknown as { readonly [Name in PlainRefusalName]: RefusalKind }

type HttpRefusalName = Exclude<PlainRefusalName, 'notFound' | 'unauthorized' | 'unknownFields' | 'wrongFields'>

/** What the engine refuses on the level of HTTP, whatever the service. */
export type HttpRefusals = ReturnType<typeof httpRefusals>

/**
 * Why the engine refuses something, and the cure. What the client reads is in the kinds.
 *
 * @param service The service, as it stands in sentences.
 */
export function httpRefusals(service: string, kinds: { readonly [Name in HttpRefusalName]: RefusalKind }) {
  const refuse = (name: HttpRefusalName, details: RefusalDetails) => new Refusal(name, kinds[name], details)
  return {
    /** A request that HTTP does not allow. @param flaw What is wrong with it. */
    badRequest: (status: number, flaw: string) => refuse('badRequest', { reason: flaw, status }),

    /** @param limit In bytes. */
    bodyTooLarge: (limit: number) => refuse('bodyTooLarge', { reason: `the body is larger than ${limit} bytes` }),

    /** A defect of the fake. */
    internalError: (error: Error) =>
      refuse('internalError', {
        reason: `a defect of ${product.name}, not an answer of ${service}: ${error.stack}`,
        hint: `This is a defect of ${product.name}. Please report it with the journal entry of this request.`,
      }),

    malformedBody: (flaw: string) => refuse('malformedBody', { reason: `the body: ${flaw}`, words: { flaw } }),

    /** @param allowed What the `Allow` header says. */
    methodNotAllowed: (method: string, allowed: string) =>
      refuse('methodNotAllowed', {
        reason: `the path answers ${allowed}, not ${method}`,
        hint: [
          `Send ${allowed.replace(/, OPTIONS$/, '').replaceAll(', ', ' or ')}.`,
          ...(method === 'GET'
            ? ['If the client sent POST, its path lacked the trailing slash: clients follow that redirect as GET.']
            : []),
        ].join(' '),
        words: { method },
        headers: { allow: allowed },
      }),

    /** An operation that nobody documents. */
    notImplemented: (path: string) =>
      refuse('notImplemented', {
        reason: `${service} names the operation at ${path}, but no document shows what it accepts or answers`,
        hint: `${service} may answer this; ${product.name} cannot. Leave it out of the test, or answer it yourself.`,
      }),

    slashMissing: (method: string, path: string) =>
      refuse('slashMissing', {
        reason: `${path} lacks its trailing slash`,
        hint: `Send ${method} ${path}/`,
        words: { method },
        headers: { allow: 'OPTIONS' },
      }),

    /** @param waitMs After how many milliseconds the next request is admitted. */
    throttled: (address: string, waitMs: number, { limit, windowMs }: RateLimit) => {
      const seconds = Math.ceil(waitMs / 1000)
      return refuse('throttled', {
        reason: `${address} sent more than ${limit} requests within ${windowMs / 1000} s`,
        hint: `Wait for ${seconds} s, or let the time pass with clock.advance("${seconds}s").`,
        ...waitFor(seconds),
      })
    },

    /** @param suggested The known path that is nearest to it. */
    unknownPath: (path: string, suggested: string | undefined) =>
      refuse('unknownPath', {
        reason: `${service} has no path ${path}`,
        ...(suggested && { hint: `Did you mean ${suggested}?` }),
      }),

    /** @param type As the client sent it; empty when it sent none. */
    unsupportedMediaType: (type: string) =>
      refuse('unsupportedMediaType', {
        reason: `the body is ${type === '' ? 'of no named type' : type}`,
        hint: 'Send "Content-Type: application/json".',
        words: { type },
      }),
  }
}

/** What a throttled client is told. */
export function waitFor(seconds: number): RefusalWords {
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`
  return { words: { wait, seconds: String(seconds) }, headers: { 'retry-after': String(seconds) } }
}

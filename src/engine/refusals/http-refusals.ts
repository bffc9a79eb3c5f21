import { STATUS_CODES } from 'node:http'
import { product } from '../product.ts'
import type { RateLimit } from '../terms.ts'
import { Refusal, type RefusalWords } from './refusal.ts'

/** A refusal whose sentence is the reason phrase of HTTP. */
const plain = (status: number, isExpected = true) =>
  ({ status, sentence: sentenceOf(status), assumption: 'errorBody', basis: 'assumed', isExpected }) as const
/** Like {@link plain}, for a mistake in credentials, HTTP or JSON. */
const unexpected = (status: number) => plain(status, false)

/** Kinds of refusals for a service without its own sentences. */
export const plainRefusalKinds = {
  badGateway: plain(502),
  badRequest: unexpected(400),
  bodyTooLarge: unexpected(413),
  forbidden: plain(403),
  gatewayTimeout: plain(504),
  internalError: plain(500),
  malformedBody: unexpected(400),
  methodNotAllowed: unexpected(405),
  notFound: plain(404),
  notImplemented: plain(501),
  serverError: plain(500),
  slashMissing: unexpected(404),
  throttled: unexpected(429),
  unauthorized: unexpected(401),
  unavailable: plain(503),
  unknownPath: plain(404),
  unsupportedMediaType: unexpected(415),
  wrongFields: plain(400),
}

/** @example 'Not found.' */
function sentenceOf(status: number): string {
  const phrase = STATUS_CODES[status] as string
  return `${phrase[0]}${phrase.slice(1).toLowerCase()}.`
}

/** The refusals of the engine, for any service. */
export type HttpRefusals = ReturnType<typeof httpRefusals>

/** The reason and the cure of each refusal. The kinds have what clients read. @param service The name of the service. */
export function httpRefusals(service: string) {
  return {
    badRequest: (status: number, flaw: string) => new Refusal('badRequest', { reason: flaw, status }),

    /** @param limit In bytes. */
    bodyTooLarge: (limit: number) => new Refusal('bodyTooLarge', { reason: `the body is larger than ${limit} bytes` }),

    /** A defect of the fake. */
    internalError: (error: Error) =>
      new Refusal('internalError', {
        reason: `a defect of ${product.name}, not an answer of ${service}: ${error.stack}`,
        hint: `This is a defect of ${product.name}. Please report it with the journal entry of this request.`,
      }),

    malformedBody: (flaw: string) =>
      new Refusal('malformedBody', {
        reason: `the body is not a valid JSON object (${flaw})`,
        hint: 'Send the JSON text of an object, as JSON.stringify() returns it.',
        words: { flaw },
      }),

    /** @param allowed The value of the `Allow` header. */
    methodNotAllowed: (method: string, allowed: string) =>
      new Refusal('methodNotAllowed', {
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

    notImplemented: (path: string) =>
      new Refusal('notImplemented', {
        reason: `${service} names the operation at ${path}, but no document shows what it accepts or answers`,
        hint: `${service} may answer this; ${product.name} cannot. Leave it out of the test, or answer it yourself.`,
      }),

    slashMissing: (method: string, path: string) =>
      new Refusal('slashMissing', {
        reason: `${path} lacks its trailing slash`,
        hint: `Send ${method} ${path}/`,
        words: { method },
        headers: { allow: 'OPTIONS' },
      }),

    /** @param waitMs The time until the next request is admitted. */
    throttled: (address: string, waitMs: number, { limit, windowMs }: RateLimit) => {
      const seconds = Math.ceil(waitMs / 1000)
      return new Refusal('throttled', {
        reason: `${address} sent more than ${limit} requests within ${windowMs / 1000} s`,
        hint: `Wait for ${seconds} s, or let the time pass with clock.advance("${seconds}s").`,
        ...waitFor(seconds),
      })
    },

    /** @param suggested The most similar known path. */
    unknownPath: (path: string, suggested: string | undefined) =>
      new Refusal('unknownPath', {
        reason: `${service} has no path ${path}`,
        ...(suggested && { hint: `Did you mean ${suggested}?` }),
      }),

    /** @param type The media type that the client sent; empty if none. */
    unsupportedMediaType: (type: string) =>
      new Refusal('unsupportedMediaType', {
        reason: `the body is ${type === '' ? 'of no named type' : type}`,
        hint: 'Send "Content-Type: application/json".',
        words: { type },
      }),
  }
}

/** The words and headers of an answer to a throttled client. */
export function waitFor(seconds: number): RefusalWords {
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`
  return { words: { wait, seconds: String(seconds) }, headers: { 'retry-after': String(seconds) } }
}

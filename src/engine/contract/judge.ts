import { isDeepStrictEqual } from 'node:util'
import type { Decisions } from '../options/assumptions.ts'
import type { Dialect, ErrorBody } from '../refusals/dialect.ts'
import type { RefusalWords } from '../refusals/refusal.ts'
import type { Json, Template } from '../refusals/template.ts'
import type { Check, ExpectedRefusal, ExpectedReply } from './check.ts'
import { absent, aList, aText, compare, type Difference, type Pattern, shape } from './pattern.ts'
import type { Replies, Reply } from './reply.ts'

/** What answers are judged by. */
export interface Standard extends Decisions {
  /** How this service wraps the words of a refusal, as far as it was seen. */
  readonly wrapping: Partial<ErrorBody>
  /** What was found out about the account. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly ownNames: OwnNames
}

/** One answer that is not as expected. */
export interface Deviation {
  /** The step of the check that it answers. */
  readonly step: string
  /** What was expected, as far as this check looks at it. */
  readonly expected: unknown
  readonly seen: Reply
  readonly differences: readonly Difference[]
}

/** Every answer of a check that is not as it says. */
export function judge(check: Check, seen: Replies, standard: Standard): Deviation[] {
  const { assumptions, facts } = standard
  const expected = check.expected({ seen, assumptions, facts })
  return Object.entries(expected).flatMap(([step, wanted = {}]) => {
    const reply = seen[step] as Reply
    const differences = differencesOf(wanted, reply, standard)
    return differences.length > 0 ? [{ step, expected: shown(wanted, standard.dialect), seen: reply, differences }] : []
  })
}

function differencesOf(
  { status, headers = {}, body, refusal, sameAs }: ExpectedReply,
  reply: Reply,
  standard: Standard,
): Difference[] {
  const { ownNames } = standard
  return [
    ...(status === undefined ? [] : compare(status, reply.status, 'status')),
    ...headerDifferences(headers, reply),
    ...(body === undefined ? [] : compare(body, reply.body, '')),
    ...(refusal ? refusalDifferences(refusal, reply, standard) : []),
    ...(sameAs
      ? [
          ...compare(sameAs.status, reply.status, 'status'),
          ...compare(ownNames.withPlaceholders(sameAs.body), ownNames.withPlaceholders(reply.body), ''),
        ]
      : []),
  ]
}

function headerDifferences(headers: Readonly<Record<string, Pattern>>, reply: Reply): Difference[] {
  return Object.entries(headers).flatMap(([name, pattern]) => compare(pattern, reply.headers[name], `header ${name}`))
}

/** Only one check compares how the words are wrapped, so that another wrapping is one finding and not fifty. */
function refusalDifferences(
  refusal: ExpectedRefusal,
  reply: Reply,
  { dialect, wrapping, ownNames }: Standard,
): Difference[] {
  const { name, loosely, wrapping: isWrapping } = refusal
  const answer = dialect.answer(name, refusal)
  const body = ownNames.withPlaceholders(reply.body)
  const isRecorded = dialect.recordedAs(name) !== undefined
  if (isWrapping) {
    return wrapsWords(templateOf(body, dialect.sentenceOf(name, refusal), refusal))
      ? compare(answer.body, body, '')
      : []
  }

  const seenDialect = dialect.with({ errorBody: { ...dialect.errorBody, ...wrapping } })
  const wrapped = seenDialect.answer(name, refusal).body
  const accepted = isRecorded ? [answer.body] : [answer.body, wrapped]
  // Only one check compares whether a refusal from outside the API's own code is a page.
  if (!isRecorded && dialect.isRefusedOutside(name) && isHtml(reply))
    return compare(answer.status, reply.status, 'status')
  const [first = [], ...others] = accepted.map((wanted) => compare(loosely ? loose(wanted) : wanted, body, ''))
  const isAccepted = others.some((differences) => differences.length === 0)
  const headers = Object.keys(refusal.headers ?? {}).map((header) => [header, answer.headers[header] ?? absent])
  return [
    ...compare(answer.status, reply.status, 'status'),
    ...headerDifferences(Object.fromEntries(headers), reply),
    ...(isAccepted ? [] : first),
  ]
}

function isHtml({ headers }: Reply): boolean {
  return headers['content-type']?.startsWith('text/html') === true
}

/** The same value with any words. */
function loose(value: unknown): Pattern {
  if (typeof value === 'string') return aText
  if (Array.isArray(value)) return aList
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, loose(item)]))
}

/** What was expected, for the report. */
function shown({ status, headers, body, refusal, sameAs }: ExpectedReply, dialect: Dialect): unknown {
  if (refusal) {
    const { status, body } = dialect.answer(refusal.name, refusal)
    return { status, body }
  }
  if (sameAs) return { status: sameAs.status, body: sameAs.body }
  return Object.fromEntries(
    Object.entries({ status: shape(status), headers: shape(headers), body: shape(body) }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}

/** Shorter words are part of other words too often. */
const shortest = 3

/**
 * The template that a refusal was made with: its body, in which placeholders replace the words that belong to this one
 * call.
 *
 * @param body Without the names of the run: see `withPlaceholders`.
 */
export function templateOf(body: unknown, sentence: string, { words = {}, errors = {} }: RefusalWords): Template {
  const places = Object.entries(words).filter(([, word]) => word.length >= shortest)

  function replaced(value: unknown, sentences: readonly string[]): Template {
    if (typeof value === 'string')
      return places.reduce(
        (text, [name, word]) => text.replaceAll(word, `{${name}}`),
        value.replaceAll(sentence, '{detail}'),
      )
    if (Array.isArray(value)) {
      return sentences.length > 0 && isDeepStrictEqual(value, sentences)
        ? '{sentences}'
        : value.map((item) => replaced(item, sentences))
    }
    if (typeof value !== 'object' || value === null) return value as Json
    const entries = Object.entries(value).map(([key, item]) => {
      const own = errors[key]
      return own ? ['{field}', replaced(item, own)] : [key, replaced(item, sentences)]
    })
    return Object.fromEntries(entries)
  }

  return replaced(body, Object.values(errors).flat())
}

/** Whether a template says how the words are wrapped. It does not when the service used other words. */
export function wrapsWords(template: Template): boolean {
  return /\{(detail|sentences)\}/.test(JSON.stringify(template) ?? '')
}

/** Names that runs of the contract create, all with one prefix. */
export class OwnNames {
  readonly prefix: string
  readonly #pattern: RegExp

  /** @param prefix Of all runs. It has no character that is special in a regular expression. */
  constructor(prefix: string) {
    this.prefix = prefix
    this.#pattern = new RegExp(`${prefix}[0-9a-f]{8}-\\d+-([a-z-]+)-(\\d+)`, 'g')
  }

  /** The same value, in which names say what they are of instead of the run, so that it is the same in every run. */
  withoutRun<Value>(value: Value): Value {
    return this.#replace(value, '<$1 $2>') as Value
  }

  /** The same value, in which `{asked}` replaces each name, as in the template of a refusal. */
  withPlaceholders(value: unknown): unknown {
    return this.#replace(value, '{asked}')
  }

  #replace(value: unknown, replacement: string): unknown {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value).replace(this.#pattern, replacement))
  }
}

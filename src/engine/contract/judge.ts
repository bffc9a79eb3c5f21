import { isDeepStrictEqual } from 'node:util'
import type { Decisions } from '../options/assumptions.ts'
import type { Dialect } from '../refusals/dialect.ts'
import type { RefusalWords } from '../refusals/refusal.ts'
import type { Json, Template } from '../refusals/template.ts'
import type { Observation } from './account.ts'
import type { ExpectedRefusal, ExpectedReply, Steps } from './check.ts'
import { absent, aList, anything, aText, compare, type Difference, type Pattern, shape } from './pattern.ts'
import type { Reply } from './reply.ts'

/** The standard by which answers are judged. */
export interface Standard extends Decisions, Observation {
  readonly ownNames: OwnNames
}

/** One answer that is not as expected. */
export interface Deviation {
  /** The step of the check that got it. */
  readonly step: string
  readonly expected: unknown
  /** Undefined when the expected answer is no refusal. */
  readonly refusal?: ExpectedRefusal | undefined
  readonly seen: Reply
  readonly differences: readonly Difference[]
}

/** The answers of a check that are not as expected. */
export function judge(steps: Steps, standard: Standard): Deviation[] {
  return Object.entries(steps).flatMap(([step, [seen, expected]]) => {
    const wanted = typeof expected === 'function' ? expected(standard.assumptions) : expected
    const differences = differencesOf(wanted, seen, standard)
    if (differences.length === 0) return []
    return [{ step, expected: shown(wanted, standard.dialect), refusal: wanted.refusal, seen, differences }]
  })
}

function differencesOf(
  { status = anything, headers = {}, body = anything, refusal, sameAs }: ExpectedReply,
  reply: Reply,
  standard: Standard,
): Difference[] {
  const { ownNames } = standard
  return [
    ...compare(status, reply.status, 'status'),
    ...headerDifferences(headers, reply),
    ...compare(body, reply.body, ''),
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
  if (isWrapping) {
    const template = templateOf(body, dialect.sentenceOf(name, refusal), refusal)
    return wrapsWords(template) ? compare(answer.body, body, '') : []
  }

  const status = compare(answer.status, reply.status, 'status')
  const isRecorded = dialect.recordedAs(name) !== undefined
  // Only one check compares whether a refusal from outside the API's own code is a page.
  if (!isRecorded && dialect.isRefusedOutside(name) && isHtml(reply)) return status

  const headers = Object.keys(refusal.headers ?? {}).map((header) => [header, answer.headers[header] ?? absent])
  const bodyDifferences = (wanted: unknown) => compare(loosely ? loose(wanted) : wanted, body, '')
  const seenDialect = dialect.with({ errorBody: { ...dialect.errorBody, ...wrapping } })
  const isWrappedAsSeen = !isRecorded && bodyDifferences(seenDialect.answer(name, refusal).body).length === 0
  return [
    ...status,
    ...headerDifferences(Object.fromEntries(headers), reply),
    ...(isWrappedAsSeen ? [] : bodyDifferences(answer.body)),
  ]
}

function isHtml({ headers }: Reply): boolean {
  return headers['content-type']?.startsWith('text/html') === true
}

/** A pattern for the same value with any words. */
function loose(value: unknown): Pattern {
  if (typeof value === 'string') return aText
  if (Array.isArray(value)) return aList
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, loose(item)]))
}

/** An expected answer, for the report. */
function shown({ status, headers, body, refusal, sameAs }: ExpectedReply, dialect: Dialect): unknown {
  if (refusal) {
    const { status, body } = dialect.answer(refusal.name, refusal)
    return { status, body }
  }
  if (sameAs) return { status: sameAs.status, body: sameAs.body }
  return { status: shape(status), headers: shape(headers), body: shape(body) }
}

/** Shorter words are too often part of other words. */
const shortest = 3

/**
 * The template of a refusal: its body, in which placeholders replace the words of this one call.
 *
 * @param body Without the names of the run: see `withPlaceholders`.
 */
export function templateOf(body: unknown, sentence: string, { words = {}, errors = {} }: RefusalWords): Template {
  const places = Object.entries(words).filter(([, word]) => word.length >= shortest)

  function replaced(value: unknown, sentences: readonly string[]): Template {
    if (typeof value === 'string') {
      const text = value.replaceAll(sentence, '{detail}')
      return places.reduce((rest, [name, word]) => rest.replaceAll(word, `{${name}}`), text)
    }
    if (Array.isArray(value)) {
      if (sentences.length > 0 && isDeepStrictEqual(value, sentences)) return '{sentences}'
      return value.map((item) => replaced(item, sentences))
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

/** Whether a template shows how the words are wrapped. It does not when the service used other words. */
export function wrapsWords(template: Template): boolean {
  return /\{(detail|sentences)\}/.test(JSON.stringify(template) ?? '')
}

/** The names that runs of the contract create, all with one prefix. */
export class OwnNames {
  readonly prefix: string
  readonly #pattern: RegExp

  /** @param prefix Of all runs, without characters that are special in a regular expression. */
  constructor(prefix: string) {
    this.prefix = prefix
    this.#pattern = new RegExp(`${prefix}[0-9a-f]{8}-\\d+-([a-z-]+)-(\\d+)`, 'g')
  }

  /** Whether a run has created the record of this name. */
  readonly has = (name: string): boolean => name.startsWith(this.prefix)

  /** The same value with names that do not depend on the run, for example `<counter 1>`. */
  withoutRun<Value>(value: Value): Value {
    return this.#replace(value, '<$1 $2>') as Value
  }

  /** The same value with `{asked}` in place of each name, as in the template of a refusal. */
  withPlaceholders(value: unknown): unknown {
    return this.#replace(value, '{asked}')
  }

  #replace(value: unknown, replacement: string): unknown {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value).replace(this.#pattern, replacement))
  }
}

import { writeJson } from '../input/json-spelling.ts'
import { withCure } from '../input/tester-error.ts'
import type { Entry } from '../journal/entry.ts'
import type { Redactor } from '../journal/redact.ts'
import {
  type FieldDifference,
  fieldDifferences,
  leavesOf,
  type RequestMatch,
  sentFields,
} from '../journal/request-match.ts'
import type { Bounds } from './expectation.ts'

const maxFields = 5
const maxValueLength = 60

/** The phrases of failed checks about requests. None of them shows a secret. */
export class Words {
  readonly #redactor: Redactor

  constructor(redactor: Redactor) {
    this.#redactor = redactor
  }

  /** @example 'exactly 1 createCounter request answered 200 where name is "visits"' */
  expectation(match: RequestMatch, { least, most }: Bounds): string {
    return `${numberOf({ least, most })} ${this.match(match, most <= 1 || (least === 1 && most === Number.POSITIVE_INFINITY))}`
  }

  /** @example 'createCounter requests answered 200 where name is "visits"' */
  match({ operation, status, where }: RequestMatch, isOne: boolean): string {
    const fields = where === undefined ? [] : leavesOf(where)
    return [
      operation,
      isOne ? 'request' : 'requests',
      status === undefined ? undefined : `answered ${status}`,
      fields.length === 0 ? undefined : `where ${this.#some(fields.map(([field, value]) => this.#is(field, value)))}`,
    ]
      .filter((part) => part !== undefined)
      .join(' ')
  }

  /** @example 'r1 POST /counters/ → 200' */
  request({ id, method, target, status, isComplete }: Entry): string {
    const unanswered = isComplete ? '(not answered)' : '(not answered yet)'
    return `${id} ${method} ${this.#redactor.text(target)} ${status === null ? unanswered : `→ ${status}`}`
  }

  /** How a request differs from the match. @example 'name was "Globex", expected "Acme"' */
  differences(entry: Entry, { operation, status, where }: RequestMatch): string {
    if (operation !== undefined && entry.operation !== operation) {
      const was = `was ${entry.operation ?? 'no operation'}, expected ${operation}`
      return [was, ...(entry.operation === null ? this.#why(entry) : [])].join('; ')
    }
    const parts = [
      ...(status === undefined || entry.status === status ? [] : [`expected ${status}`, ...this.#why(entry)]),
      ...(where === undefined ? [] : fieldDifferences(where, sentFields(entry)).map((one) => this.#difference(one))),
      ...(where === undefined ? [] : entry.unknownFields.map((field) => this.#unknown(field, entry))),
    ]
    return this.#some(parts, '; ')
  }

  /** The reason of a refusal without the status, and the cure. Nothing for other answers. */
  #why({ hint, reason }: Entry): string[] {
    if (reason === null) return []
    const why = this.#redactor.sentence(reason.replace(/^\d+: /, ''))
    return [withCure(why, hint === null ? null : this.#redactor.sentence(hint))]
  }

  #difference({ field, expected, actual }: FieldDifference): string {
    if (field === '') return 'the body was no JSON object'
    const was = actual === undefined ? 'was absent' : `was ${this.#value(actual, field)}`
    return `${this.#redactor.text(field)} ${was}, expected ${this.#value(expected, field)}`
  }

  /** The client may have misspelt the field that is absent. */
  #unknown(field: string, { operation }: Entry): string {
    return `${this.#redactor.text(field)} was sent, and is no field of ${operation}`
  }

  #is(field: string, value: unknown): string {
    return field === '' ? 'anything is sent' : `${this.#redactor.text(field)} is ${this.#value(value, field)}`
  }

  #value(value: unknown, field: string): string {
    const text = writeJson(this.#redactor.field(field, value))
    return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text
  }

  #some(parts: readonly string[], separator = ' and '): string {
    const more = parts.length - maxFields
    return [...parts.slice(0, maxFields), ...(more > 0 ? [`${more} more`] : [])].join(separator)
  }
}

function numberOf({ least, most }: Bounds): string {
  if (most === 0) return 'no'
  if (least === most) return `exactly ${least}`
  if (most === Number.POSITIVE_INFINITY) return `at least ${least}`
  return least === 0 ? `at most ${most}` : `${least} to ${most}`
}

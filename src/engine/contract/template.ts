import { isDeepStrictEqual } from 'node:util'
import { ownName } from '../../explo/contract/own-names.ts'
import type { RefusalWords } from '../refusals/refusal.ts'
import type { Json, Template } from '../refusals/template.ts'

/** Shorter words stand in other words too often. */
const shortest = 3

/**
 * The template that a refusal was seen to be made by: its body with the words that belong to this one call replaced by
 * their places.
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

  return replaced(withoutOwnNames(body), Object.values(errors).flat())
}

/** With a place for each name of a run, which the service has repeated. */
export function withoutOwnNames(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body).replace(ownName, '{asked}'))
}

/** Whether a template says how the words are wrapped, which it does not when the words were others. */
export function wrapsWords(template: Template): boolean {
  return /\{(detail|sentences)\}/.test(JSON.stringify(template) ?? '')
}

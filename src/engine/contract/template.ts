import { isDeepStrictEqual } from 'node:util'
import type { RefusalWords } from '../refusals/refusal.ts'
import type { Json, Template } from '../refusals/template.ts'

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

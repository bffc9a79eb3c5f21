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

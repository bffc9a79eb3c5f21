import { type JsonObject, type JsonText, toJsonText } from './json-text.ts'

const maxKnown = 1000
/** Longer ones seldom repeat. */
const maxLength = 2000

/** Turns objects into text, equal ones into the same text: mappings and properties repeat from customer to customer. */
export class JsonTexts {
  readonly #known = new Map<JsonText, JsonText>()

  of(value: JsonObject | null): JsonText | null {
    const text = toJsonText(value)
    if (text === null || text.length > maxLength) return text

    const known = this.#known.get(text)
    if (known !== undefined) return known

    // Where nothing repeats, remembering everything would cost more than it saves.
    if (this.#known.size === maxKnown) this.#known.clear()
    this.#known.set(text, text)
    return text
  }
}

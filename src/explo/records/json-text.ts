import { parseJson, writeJson } from '../../engine/input/json-spelling.ts'

declare const jsonText: unique symbol

/** A JSON object as text, spelled as the client sent it. The text takes half the memory of the object and cannot be changed. */
// Assumed: numbers
export type JsonText = string & { readonly [jsonText]: true }

export type JsonObject = Record<string, unknown>

export function toJsonText(value: JsonObject): JsonText
export function toJsonText(value: JsonObject | null): JsonText | null
export function toJsonText(value: JsonObject | null): JsonText | null {
  return value === null ? null : (writeJson(value) as JsonText)
}

export function fromJsonText(text: JsonText): JsonObject
export function fromJsonText(text: JsonText | null): JsonObject | null
export function fromJsonText(text: JsonText | null): JsonObject | null {
  return text === null ? null : (parseJson(text) as JsonObject)
}

const maxKnown = 1000
/** Longer texts seldom repeat. */
const maxLength = 2000

/** Turns objects into text. Equal objects share one text, because many customers have the same mapping or properties. */
export class JsonTexts {
  readonly #known = new Map<JsonText, JsonText>()

  of(value: JsonObject | null): JsonText | null {
    const text = toJsonText(value)
    if (text === null || text.length > maxLength) return text

    const known = this.#known.get(text)
    if (known !== undefined) return known

    // When little repeats, remembering all texts would cost more than it saves.
    if (this.#known.size === maxKnown) this.#known.clear()
    this.#known.set(text, text)
    return text
  }
}

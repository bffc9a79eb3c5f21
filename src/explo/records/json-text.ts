import { parseJson, writeJson } from '../../engine/input/json-spelling.ts'

declare const jsonText: unique symbol

/**
 * A JSON object kept as text, spelled as the client sent it: half the memory of the parsed object, and nobody can change it
 * in place.
 */
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

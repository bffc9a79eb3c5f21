declare const jsonText: unique symbol

/** A JSON object kept as text: half the memory of the parsed object, and nobody can change it in place. */
export type JsonText = string & { readonly [jsonText]: true }

export type JsonObject = Record<string, unknown>

export function toJsonText(value: JsonObject): JsonText
export function toJsonText(value: JsonObject | null): JsonText | null
export function toJsonText(value: JsonObject | null): JsonText | null {
  return value === null ? null : (JSON.stringify(value) as JsonText)
}

export function fromJsonText(text: JsonText): JsonObject
export function fromJsonText(text: JsonText | null): JsonObject | null
export function fromJsonText(text: JsonText | null): JsonObject | null {
  return text === null ? null : JSON.parse(text)
}

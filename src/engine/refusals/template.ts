/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The body of a refusal with placeholders. In texts, `{detail}` is the sentence, `{asked}` is what was not found, and other
 * words in braces are those of the sentence. A key `{field}` is repeated for each wrong field. The text `{sentences}` is the
 * list of sentences about the field.
 */
export type Template = Json

/** The sentences about each wrong field. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** The values of the placeholders. */
interface Filling {
  readonly detail: string
  readonly words?: Readonly<Record<string, string>>
  readonly errors?: FieldErrors
}

/** The body that a template makes. */
export function fillTemplate(template: Template, { detail, words = {}, errors = {} }: Filling): Json {
  const [field = ''] = Object.keys(errors)
  return fill(template, { field, ...words, detail }, errors, Object.values(errors).flat())
}

/** Replaces `{name}` by the word of that name. Other braces stay. */
export function fillText(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, word: string) => words[word] ?? place)
}

function fill(
  template: Template,
  words: Readonly<Record<string, string>>,
  errors: FieldErrors,
  sentences: readonly string[],
): Json {
  if (template === '{sentences}') return sentences
  if (typeof template === 'string') return fillText(template, words)
  if (typeof template !== 'object' || template === null) return template
  if (isList(template)) return template.map((item) => fill(item, words, errors, sentences))

  const entries = Object.entries(template).flatMap(([key, value]) => {
    if (key !== '{field}') return [[key, fill(value, words, errors, sentences)]]
    return Object.entries(errors).map(([field, own]) => [field, fill(value, { ...words, field }, errors, own)])
  })
  return Object.fromEntries(entries)
}

/** Unlike `Array.isArray`, tells a read-only list from an object. */
function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}

const sentences = { type: 'array', items: { type: 'string' } }

/** The JSON Schema of the bodies that a template makes. */
export function templateSchema(template: Template): object {
  if (template === '{sentences}') return sentences
  if (typeof template === 'string') return /\{\w+\}/.test(template) ? { type: 'string' } : { const: template }
  if (typeof template !== 'object' || template === null) return { const: template }
  if (isList(template))
    return { type: 'array', items: template.length > 0 ? { anyOf: template.map(templateSchema) } : {} }

  const { '{field}': ofEachField, ...own } = template as { readonly [key: string]: Template }
  const properties = Object.entries(own).map(([key, value]) => [key, templateSchema(value)])
  return {
    type: 'object',
    ...(properties.length > 0 && { required: Object.keys(own), properties: Object.fromEntries(properties) }),
    ...(ofEachField !== undefined && { additionalProperties: templateSchema(ofEachField) }),
  }
}

import { type RefusalKind, type RefusalName, refusals } from './refusals.ts'

/** Anything that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The body of a refusal with places to fill: `{detail}`, in any text, is the sentence; other words in braces are those of
 * the sentence, and `{asked}` is what was not found; a key `{field}` stands for each wrong field, and the text `{sentences}` for the list of sentences about it.
 */
export type Template = Json

/** What refusals look like that nobody has recorded one by one. */
export interface ErrorBody {
  readonly plain: Template
  /** Of a refusal that tells which fields are wrong. */
  readonly fields: Template
}

/** A refusal as the real service was seen to answer it. */
export interface RecordedRefusal {
  readonly status: number
  readonly body: Template
  /** In the place of the assumed ones. */
  readonly headers?: Readonly<Record<string, string>>
}

export type RecordedRefusals = { readonly [Name in RefusalName]?: RecordedRefusal }

/** How refusals are said: the assumed words, or those that were recorded. */
export interface Dialect {
  readonly errorBody: ErrorBody
  readonly refusals: RecordedRefusals
}

// Assumed: errorBody
export const assumedErrorBody: ErrorBody = {
  plain: { success: 0, detail: '{detail}' },
  fields: { success: 0, detail: '{detail}', errors: { '{field}': '{sentences}' } },
}

export const assumedDialect: Dialect = { errorBody: assumedErrorBody, refusals: {} }

/** The sentences about each wrong field. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** What one refusal says beyond its kind. */
export interface RefusalWords {
  /** What stands for each `{name}` of the sentence. */
  readonly words?: Readonly<Record<string, string>>
  readonly errors?: FieldErrors
}

/** What a client reads. */
export interface RefusalAnswer {
  readonly status: number
  readonly body: Json
  /** Undefined: the assumed ones. */
  readonly headers: Readonly<Record<string, string>> | undefined
}

/** The name under which a refusal may be recorded: some look to a client like another. */
export function recordedName(name: RefusalName): RefusalName {
  const kind: RefusalKind = refusals[name]
  return kind.asIf ?? name
}

/** The sentence of a refusal. */
export function sentenceOf(name: RefusalName, { words = {} }: RefusalWords): string {
  return filled(refusals[name].sentence, words)
}

/** What a client reads when it is refused. */
export function refusalAnswer(
  name: RefusalName,
  said: RefusalWords,
  { errorBody, refusals: recorded }: Dialect,
): RefusalAnswer {
  const { status, body, headers }: Partial<RecordedRefusal> = recorded[recordedName(name)] ?? {}
  const template = body ?? (said.errors ? errorBody.fields : errorBody.plain)
  return { status: status ?? refusals[name].status, body: fillTemplate(template, name, said), headers }
}

function fillTemplate(template: Template, name: RefusalName, said: RefusalWords): Json {
  const { words = {}, errors = {} } = said
  const [field = ''] = Object.keys(errors)
  return fill(template, { field, ...words, detail: sentenceOf(name, said) }, errors, Object.values(errors).flat())
}

function fill(
  template: Template,
  words: Readonly<Record<string, string>>,
  errors: FieldErrors,
  sentences: readonly string[],
): Json {
  if (template === '{sentences}') return sentences
  if (typeof template === 'string') return filled(template, words)
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

/** Braces around what is no word of this refusal stay. */
function filled(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, word: string) => words[word] ?? place)
}

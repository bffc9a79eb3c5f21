import { STATUS_CODES } from 'node:http'
import { type Assumptions, defaultAssumptions } from '../assumptions.ts'
import { type RefusalKind, type RefusalName, refusals } from './refusals.ts'
import { type FieldErrors, fillTemplate, fillText, type Json, type Template } from './template.ts'

/** What refusals look like that nobody has recorded one by one. */
export interface ErrorBody {
  readonly plain: Template
  /** Of a refusal that tells which fields are wrong. */
  readonly fields: Template
}

const envelope: ErrorBody = {
  plain: { success: 0, detail: '{detail}' },
  fields: { success: 0, detail: '{detail}', errors: { '{field}': '{sentences}' } },
}

/** The error bodies that have a name. */
// Assumed: errorBody
export const namedErrorBodies: { readonly [Name in Assumptions['errorBody']]: ErrorBody } = {
  envelope,
  drf: { plain: { detail: '{detail}' }, fields: { '{field}': '{sentences}' } },
  html: envelope,
}

/** A refusal as the real service was seen to answer it. */
export interface RecordedRefusal {
  readonly status: number
  readonly body: Template
  /** In the place of the assumed ones. */
  readonly headers?: Readonly<Record<string, string>>
}

export type RecordedRefusals = { readonly [Name in RefusalName]?: RecordedRefusal }

/** What refusals look like: assumed, or recorded. */
export interface Dialect extends Pick<Assumptions, 'missingCredentials' | 'throttling'> {
  readonly errorBody: ErrorBody
  /** Whether what refuses outside the API's own code answers with an HTML page. */
  readonly hasPages: boolean
  readonly refusals: RecordedRefusals
}

/** @param recorded What was recorded wins over what is assumed. */
export function dialectOf(
  { errorBody, missingCredentials, throttling }: Assumptions,
  recorded: { readonly errorBody?: ErrorBody | undefined; readonly refusals?: RecordedRefusals | undefined } = {},
): Dialect {
  return {
    errorBody: recorded.errorBody ?? namedErrorBodies[errorBody],
    hasPages: recorded.errorBody === undefined && errorBody === 'html',
    missingCredentials,
    throttling,
    refusals: recorded.refusals ?? {},
  }
}

export const assumedDialect = dialectOf(defaultAssumptions)

/** The error body that was recorded, if one was. */
export function recordedErrorBody({ errorBody }: Dialect): ErrorBody | undefined {
  return Object.values(namedErrorBodies).includes(errorBody) ? undefined : errorBody
}

/** What one refusal says beyond its kind. */
export interface RefusalWords {
  /** What stands for each `{name}` of the sentence. */
  readonly words?: Readonly<Record<string, string>>
  readonly errors?: FieldErrors
  /** By lower-case name. A dialect may leave them out. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What a client reads. */
export interface RefusalAnswer {
  readonly status: number
  /** A text is sent as it is, everything else as JSON. */
  readonly body: Json
  readonly headers: Readonly<Record<string, string>>
}

/** The name under which a refusal may be recorded: some look to a client like another. */
export function recordedName(name: RefusalName): RefusalName {
  const kind: RefusalKind = refusals[name]
  return kind.asIf ?? name
}

/** The sentence of a refusal. */
export function sentenceOf(name: RefusalName, { words = {} }: RefusalWords): string {
  return fillText(refusals[name].sentence, words)
}

// Assumed: missingCredentials
export function statusOf(name: RefusalName, { missingCredentials, refusals: recorded }: Dialect): number {
  const { status } = refusals[name]
  return recorded[recordedName(name)]?.status ?? (status === 401 ? Number(missingCredentials) : status)
}

/** Whether a refusal is an HTML page. */
export function isPage(name: RefusalName, { hasPages, refusals: recorded }: Dialect): boolean {
  return hasPages && isOutside(name) && recorded[recordedName(name)] === undefined
}

/** Whether something before the API's own code refuses this: Django, a proxy, or a server that fails. */
export function isOutside(name: RefusalName): boolean {
  const { status } = refusals[name]
  return name === 'unknownPath' || status === 413 || status === 429 || status >= 500
}

/** What a client reads when it is refused. */
export function refusalAnswer(name: RefusalName, said: RefusalWords, dialect: Dialect): RefusalAnswer {
  const { errorBody, refusals: recorded } = dialect
  const status = statusOf(name, dialect)
  if (isPage(name, dialect)) {
    const headers = { ...assumedHeaders(said, dialect), 'content-type': 'text/html; charset=utf-8' }
    return { status, body: page(status, sentenceOf(name, said)), headers }
  }

  const { body, headers }: Partial<RecordedRefusal> = recorded[recordedName(name)] ?? {}
  const template = body ?? (said.errors ? errorBody.fields : errorBody.plain)
  return {
    status,
    body: fillTemplate(template, { ...said, detail: sentenceOf(name, said) }),
    headers: headers ?? assumedHeaders(said, dialect),
  }
}

// Assumed: throttling
function assumedHeaders({ headers = {} }: RefusalWords, { missingCredentials, throttling }: Dialect) {
  const { 'www-authenticate': scheme, 'retry-after': seconds, ...others } = headers
  return {
    ...others,
    ...(scheme !== undefined && missingCredentials === '401' && { 'www-authenticate': scheme }),
    ...(seconds !== undefined && throttling === 'retry-after' && { 'retry-after': seconds }),
  }
}

/** As short as those of Django and of proxies. */
function page(status: number, sentence: string): string {
  const title = `${status} ${STATUS_CODES[status]}`
  return `<!doctype html>
<html lang="en">
<head>
  <title>${title}</title>
</head>
<body>
  <h1>${title}</h1><p>${sentence}</p>
</body>
</html>
`
}

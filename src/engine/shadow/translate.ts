import { NotTried } from '../contract/check.ts'
import { parseJson, respell, writeJson } from '../input/json-spelling.ts'
import type { Operation } from '../operation.ts'
import type { ClientCall } from './call.ts'
import type { Session, ShadowCaller } from './session.ts'

/** One call as each side understands it. */
export interface Translation {
  readonly upstream: ClientCall
  readonly fake: ClientCall
  /** The body for the upstream; undefined where there is none. */
  readonly body: Fields | undefined
  /** The records that it is about, in words. */
  readonly subjects: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>

interface Terms {
  readonly operation: Operation
  readonly caller: ShadowCaller
  readonly session: Session
}

/**
 * Translates the ids and tokens in a call.
 *
 * @throws {NotTried} When the call has an undocumented field, or nobody can tell what it would touch.
 */
export async function translate(call: ClientCall, terms: Terms): Promise<Translation> {
  const { body: documentedBody, querystring } = terms.operation.schema
  const [path = '', search = ''] = call.target.split(/\?(.*)/s, 2)
  const sent = fieldsOf(call)
  const body = sent && (await bothOf(sent, documentedBody?.properties, 'body', terms))
  const query = await bothOf(queryOf(search), querystring?.properties, 'query', terms)
  return {
    upstream: { ...call, target: targetOf(path, query.upstream), text: textOf(body?.upstream) },
    fake: { ...call, target: targetOf(path, query.fake), text: textOf(body?.fake) },
    body: body?.upstream,
    subjects: [...(body?.subjects ?? []), ...query.subjects],
  }
}

/** @throws {NotTried} For a parameter that is given twice, because services may read different ones of the two. */
function queryOf(search: string): Fields {
  const parameters = [...new URLSearchParams(search)]
  const query = Object.fromEntries(parameters)
  if (Object.keys(query).length < parameters.length) throw new NotTried('its query has a parameter twice')
  return query
}

/** @throws {NotTried} For a body that is no JSON object: the upstream might understand it and touch other records. */
function fieldsOf({ text, headers }: ClientCall): Fields | undefined {
  if (text === '') return undefined
  if (!/^application\/json *(;|$)/i.test(headers['content-type'] ?? ''))
    throw new NotTried('its body is not sent as JSON')
  let value: unknown
  try {
    value = parseJson(text)
  } catch {
    throw new NotTried('its body is not JSON')
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw new NotTried('its body is not a JSON object')
}

/** Each field as the upstream and the fake know it. */
async function bothOf(fields: Fields, documented: Fields = {}, place: string, { operation, caller, session }: Terms) {
  const upstream: Record<string, unknown> = {}
  const fake: Record<string, unknown> = {}
  const subjects: string[] = []
  const names: Readonly<Record<string, string | null>> = operation.names
  for (const [field, value] of Object.entries(fields)) {
    if (!Object.hasOwn(documented, field)) throw new NotTried(`its ${place} has "${field}", which is not documented`)
    const name = names[field] as string | null
    const isCreated = Object.values(operation.creates).includes(field)
    const both =
      value === null || name === null
        ? { upstream: value, fake: value }
        : await session.translate(name, { field, value, caller, isCreated })
    upstream[field] = both.upstream
    fake[field] = both.fake
    subjects.push(...(both.subjects ?? []))
  }
  return { upstream: respell(fields, upstream), fake: respell(fields, fake), subjects }
}

/**
 * Writes the fields anew, because services may read a text with a repeated key in different ways. Numbers are spelled as
 * the client did: a service that keeps `1.0` must get it.
 */
function textOf(fields: Fields | undefined): string {
  return fields === undefined ? '' : writeJson(fields)
}

function targetOf(path: string, query: Fields): string {
  const search = new URLSearchParams(query as Record<string, string>).toString()
  return search === '' ? path : `${path}?${search}`
}

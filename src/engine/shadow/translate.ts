import { NotTried } from '../contract/check.ts'
import { isJsonObject } from '../input/check-input.ts'
import { parseJson, respell, writeJson } from '../input/json-spelling.ts'
import type { Operation } from '../operation.ts'
import type { ClientCall } from './call.ts'
import type { Session, ShadowCaller } from './session.ts'

/** One call with the ids and tokens of each side. */
export interface Translation {
  readonly upstream: ClientCall
  readonly fake: ClientCall
  /** The body for the upstream; undefined for none. */
  readonly body: Fields | undefined
  /** The records that the call is about, in words. */
  readonly subjects: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>

interface Context {
  readonly operation: Operation
  readonly caller: ShadowCaller
  readonly session: Session
}

/**
 * Translates the ids and tokens in a call.
 *
 * @throws {NotTried} When the call has an undocumented field, or it is unknown which records it would touch.
 */
export async function translate(call: ClientCall, context: Context): Promise<Translation> {
  const { body: documentedBody, querystring } = context.operation.schema
  const [path = '', search = ''] = call.target.split(/\?(.*)/s, 2)
  const sent = fieldsOf(call)
  const body = sent && (await bothOf(sent, documentedBody?.properties, 'body', context))
  const query = await bothOf(queryOf(search), querystring?.properties, 'query', context)
  return {
    upstream: { ...call, target: targetOf(path, query.upstream), text: textOf(body?.upstream) },
    fake: { ...call, target: targetOf(path, query.fake), text: textOf(body?.fake) },
    body: body?.upstream,
    subjects: [...(body?.subjects ?? []), ...query.subjects],
  }
}

/** @throws {NotTried} For a repeated parameter: the upstream may read another of the two values than the fake. */
function queryOf(search: string): Fields {
  const parameters = [...new URLSearchParams(search)]
  const query = Object.fromEntries(parameters)
  if (Object.keys(query).length < parameters.length) throw new NotTried('its query has a parameter twice')
  return query
}

/** @throws {NotTried} For a body that is no JSON object: the upstream may understand it and touch records of others. */
function fieldsOf({ text, headers }: ClientCall): Fields | undefined {
  if (text === '') return undefined
  if (!/^application\/json *(;|$)/i.test(headers['content-type'] ?? '')) {
    throw new NotTried('its body is not sent as JSON')
  }
  let value: unknown
  try {
    value = parseJson(text)
  } catch {
    throw new NotTried('its body is not JSON')
  }
  if (isJsonObject(value)) return value
  throw new NotTried('its body is not a JSON object')
}

/** The fields for each side. */
async function bothOf(fields: Fields, documented: Fields = {}, place: string, { operation, caller, session }: Context) {
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
 * Writes the fields as JSON again: the client's own text may repeat a key, and the upstream may read another of the two
 * values than the fake. Numbers keep their spelling, because a service may keep `1.0`.
 */
function textOf(fields: Fields | undefined): string {
  return fields === undefined ? '' : writeJson(fields)
}

function targetOf(path: string, query: Fields): string {
  const search = new URLSearchParams(query as Record<string, string>).toString()
  return search === '' ? path : `${path}?${search}`
}

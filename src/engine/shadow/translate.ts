import type { ExploOperation, RecordName } from '../../explo/operations/operation.ts'
import { NotTried } from '../contract/not-tried.ts'
import type { ClientCall } from './call.ts'
import type { ShadowCaller } from './callers.ts'
import type { Session } from './session.ts'

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

/** A value as the upstream and the fake call it. */
interface Both {
  readonly upstream: unknown
  readonly fake: unknown
  readonly subjects?: readonly string[]
}

interface Terms {
  readonly operation: ExploOperation
  readonly caller: ShadowCaller
  readonly session: Session
  readonly customerNumber: number | undefined
}

/** @throws {NotTried} When the call has more than is documented, or when nobody can tell what it would touch. */
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

/** @throws {NotTried} For a parameter that is given twice: each service may read another of the two. */
function queryOf(search: string): Fields {
  const parameters = [...new URLSearchParams(search)]
  const query = Object.fromEntries(parameters)
  if (Object.keys(query).length < parameters.length) throw new NotTried('its query has a parameter twice')
  return query
}

/** What is not understood here might be understood there, and touch what it must not. */
function fieldsOf({ text, headers }: ClientCall): Fields | undefined {
  if (text === '') return undefined
  if (!/^application\/json *(;|$)/i.test(headers['content-type'] ?? ''))
    throw new NotTried('its body is not sent as JSON')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new NotTried('its body is not JSON')
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw new NotTried('its body is not a JSON object')
}

async function bothOf(fields: Fields, documented: Fields = {}, place: string, terms: Terms) {
  const { names, creates } = terms.operation
  const upstream: Record<string, unknown> = {}
  const fake: Record<string, unknown> = {}
  const subjects: string[] = []
  for (const [field, value] of Object.entries(fields)) {
    if (!Object.hasOwn(documented, field)) throw new NotTried(`its ${place} has "${field}", which is not documented`)
    const name = names[field] as RecordName | null
    const isMade = Object.values(creates).includes(field)
    const both: Both =
      value === null || name === null
        ? { upstream: value, fake: value }
        : await translations[name](value, field, { ...terms, isMade })
    upstream[field] = both.upstream
    fake[field] = both.fake
    subjects.push(...(both.subjects ?? []))
  }
  return { upstream, fake, subjects }
}

type Translate = (value: unknown, field: string, terms: Terms & { isMade: boolean }) => Promise<Both>

const translations: { readonly [Name in RecordName]: Translate } = {
  async blueprint(value, field, { session, caller: { group, as } }) {
    const both = await session.blueprint(value, group, as)
    if (both) return { ...both, subjects: [`customer ${both.providedId}`] }
    throw new NotTried(`nobody can tell whose "${field}" ${JSON.stringify(value)} is`)
  },

  async customer(value, field, { session, caller: { group, as }, isMade }) {
    const id = textIn(value, field)
    const upstream = await session.customer(group, id, as)
    if (isMade) session.expectCustomer(group, id)
    return { upstream, fake: id, subjects: [`customer ${id}`] }
  },

  async 'customer number'(value, field, { customerNumber }) {
    if (value !== undefined && value === customerNumber) return { upstream: value, fake: value }
    throw new NotTried(
      `nobody can tell whose "${field}" ${JSON.stringify(value)} is: the API does not say (--customer-id does)`,
    )
  },

  async 'customer of blueprints'(value, field, terms) {
    const { session, caller } = terms
    const both = await translations.customer(value, field, terms)
    await session.plantBlueprints(caller.group, textIn(value, field), caller.as)
    return both
  },

  async 'customer token'(value, field, { session, caller: { group, as } }) {
    const both = await session.token(textIn(value, field), group, as)
    const holder = session.holderOf(both.fake, group)
    return { ...both, subjects: holder === undefined ? [] : [`customer ${holder}`] }
  },

  async 'data source'(_value, field) {
    throw new NotTried(`its "${field}" names a data source of the account`)
  },

  async 'embed id'(value, _field, { session }) {
    return { upstream: value, fake: session.paired.fakeOf('embed id', value) ?? value }
  },

  async 'end user'(value, field, { session }) {
    const id = textIn(value, field)
    return { upstream: session.prefix + id, fake: id }
  },

  async 'group tag'(value, field, { session, caller: { as }, isMade }) {
    const name = textIn(value, field)
    const upstream = await session.groupTag(name, as)
    if (isMade) session.expectGroupTag(name)
    return { upstream, fake: name, subjects: [`group tag ${name}`] }
  },

  async 'group tags'(value, field, { session, caller: { as } }) {
    if (!Array.isArray(value)) throw new NotTried(`its "${field}" is not a list`)
    const upstream: string[] = []
    for (const tag of value) upstream.push(await session.groupTag(textIn(tag, field), as))
    return { upstream, fake: value }
  },
}

function textIn(value: unknown, field: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new NotTried(`its "${field}" is not a text that a prefix could be given to`)
}

/** Always written anew: a text with a key twice may be read in two ways. */
function textOf(fields: Fields | undefined): string {
  return fields === undefined ? '' : JSON.stringify(fields)
}

function targetOf(path: string, query: Fields): string {
  const search = new URLSearchParams(query as Record<string, string>).toString()
  return search === '' ? path : `${path}?${search}`
}

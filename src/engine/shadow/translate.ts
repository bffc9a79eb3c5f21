import { isDeepStrictEqual } from 'node:util'
import type { OperationName } from '../../explo/contract/endpoints.ts'
import { makingFields, type Naming, namingsOf } from '../../explo/shadow/record-names.ts'
import { NotTried } from '../contract/not-tried.ts'
import type { ClientCall } from './call.ts'
import type { Visitor } from './callers.ts'
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
  readonly operation: OperationName | undefined
  readonly visitor: Visitor
  readonly session: Session
  readonly customerNumber: number | undefined
}

/** @throws {NotTried} When nobody can tell what the call would touch at the upstream. */
export async function translate(call: ClientCall, terms: Terms): Promise<Translation> {
  const fields = fieldsOf(call)
  const body = fields && (await bothOf(fields, terms))
  const query = new URL(call.target, 'http://client.test').searchParams
  const asked = await bothOf(Object.fromEntries(query), terms)
  return {
    upstream: { ...call, target: targetWith(call.target, asked.upstream), text: textWith(call.text, body?.upstream) },
    fake: { ...call, text: textWith(call.text, body?.fake) },
    body: body?.upstream,
    subjects: [...(body?.subjects ?? []), ...asked.subjects],
  }
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

async function bothOf(fields: Fields, { operation, ...terms }: Terms) {
  const namings = operation === undefined ? {} : namingsOf(operation)
  const upstream: Record<string, unknown> = { ...fields }
  const fake: Record<string, unknown> = { ...fields }
  const subjects: string[] = []
  for (const [field, naming] of Object.entries(namings)) {
    const value = fields[field]
    if (!Object.hasOwn(fields, field) || value === null) continue
    const isMade = operation !== undefined && makingFields[operation] === field
    const both = await translations[naming](value, field, { ...terms, isMade })
    upstream[field] = both.upstream
    fake[field] = both.fake
    subjects.push(...(both.subjects ?? []))
  }
  return { upstream, fake, subjects }
}

type Translate = (value: unknown, field: string, terms: Omit<Terms, 'operation'> & { isMade: boolean }) => Promise<Both>

const translations: { readonly [One in Naming]: Translate } = {
  async blueprint(value, field, { session, visitor: { group, as } }) {
    const both = await session.blueprint(value, group, as)
    if (both) return { ...both, subjects: [`customer ${both.providedId}`] }
    throw new NotTried(`nobody can tell whose "${field}" ${JSON.stringify(value)} is`)
  },

  async customer(value, field, { session, visitor: { group, as }, isMade }) {
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
    const { session, visitor } = terms
    const both = await translations.customer(value, field, terms)
    await session.plantBlueprints(visitor.group, textIn(value, field), visitor.as)
    return both
  },

  async 'customer token'(value, field, { session, visitor: { group, as } }) {
    const both = await session.token(textIn(value, field), group, as)
    const holder = session.holderOf(both.fake, group)
    return { ...both, subjects: holder === undefined ? [] : [`customer ${holder}`] }
  },

  async 'embed id'(value, _field, { session }) {
    return { upstream: value, fake: session.correspondence.fakeOf('embed id', value) ?? value }
  },

  async 'end user'(value, field, { session }) {
    const id = textIn(value, field)
    return { upstream: session.prefix + id, fake: id }
  },

  async 'group tag'(value, field, { session, isMade }) {
    const name = textIn(value, field)
    const upstream = await session.groupTag(name)
    if (isMade) session.expectGroupTag(name)
    return { upstream, fake: name, subjects: [`group tag ${name}`] }
  },

  async 'group tags'(value, field, { session }) {
    if (!Array.isArray(value)) throw new NotTried(`its "${field}" is not a list`)
    const upstream: string[] = []
    for (const tag of value) upstream.push(await session.groupTag(textIn(tag, field)))
    return { upstream, fake: value }
  },
}

function textIn(value: unknown, field: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new NotTried(`its "${field}" is not a text that a prefix could be given to`)
}

/** Left as it is where nothing in it is called otherwise. */
function textWith(text: string, fields: Fields | undefined): string {
  return fields === undefined || isDeepStrictEqual(JSON.parse(text), fields) ? text : JSON.stringify(fields)
}

function targetWith(target: string, query: Fields): string {
  const url = new URL(target, 'http://client.test')
  for (const [name, value] of Object.entries(query)) {
    if (url.searchParams.get(name) !== value) url.searchParams.set(name, String(value))
  }
  return url.pathname + url.search
}

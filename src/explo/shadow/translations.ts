import { type Given, NotTried } from '../../engine/contract/check.ts'
import type { NamingField, Session, Translated } from '../../engine/shadow/session.ts'
import type { RecordName } from '../operations/operation.ts'
import type { Counterparts } from './counterparts.ts'

interface Terms extends NamingField {
  readonly session: Session
  readonly counterparts: Counterparts
  readonly given: Given
}

/** How to translate the value of a field for both sides, by what the field names. */
export const translations: { readonly [Name in RecordName]: (terms: Terms) => Promise<Translated> } = {
  async blueprint({ value, field, counterparts, caller: { scope, as } }) {
    const both = await counterparts.blueprint(value, scope, as)
    if (both) return { ...both, subjects: [`customer ${both.providedId}`] }
    throw new NotTried(`nobody can tell whose "${field}" ${JSON.stringify(value)} is`)
  },

  async customer(terms) {
    const { counterparts, caller, isCreated } = terms
    const id = textOf(terms)
    const upstream = await counterparts.customer(caller.scope, id, caller.as)
    if (isCreated) counterparts.expectCustomer(caller.scope, id)
    return { upstream, fake: id, subjects: [`customer ${id}`] }
  },

  async 'customer number'({ value, field, given: { customerNumber } }) {
    if (value !== undefined && value === customerNumber) return { upstream: value, fake: value }
    throw new NotTried(
      `nobody can tell whose "${field}" ${JSON.stringify(value)} is: the API does not say (--customer-id does)`,
    )
  },

  async 'customer of blueprints'(terms) {
    const { counterparts, caller } = terms
    const both = await translations.customer(terms)
    await counterparts.plantBlueprints(caller.scope, textOf(terms), caller.as)
    return both
  },

  async 'customer token'(terms) {
    const { counterparts, caller } = terms
    const both = await counterparts.token(textOf(terms), caller.scope, caller.as)
    const holder = counterparts.holderOf(both.fake, caller.scope)
    return { ...both, subjects: holder === undefined ? [] : [`customer ${holder}`] }
  },

  async 'data source'({ field }) {
    throw new NotTried(`its "${field}" names a data source of the account`)
  },

  async 'embed id'({ value, session }) {
    return { upstream: value, fake: session.paired.fakeOf('embed id', value) ?? value }
  },

  async 'end user'(terms) {
    const id = textOf(terms)
    return { upstream: terms.session.prefix + id, fake: id }
  },

  async 'group tag'(terms) {
    const { counterparts, caller, isCreated } = terms
    const name = textOf(terms)
    const upstream = await counterparts.groupTag(name, caller.as)
    if (isCreated) counterparts.expectGroupTag(name)
    return { upstream, fake: name, subjects: [`group tag ${name}`] }
  },

  async 'group tags'({ value, field, counterparts, caller }) {
    if (!Array.isArray(value)) throw new NotTried(`its "${field}" is not a list`)
    const upstream: string[] = []
    for (const tag of value) upstream.push(await counterparts.groupTag(textOf({ value: tag, field }), caller.as))
    return { upstream, fake: value }
  },
}

function textOf({ value, field }: Pick<NamingField, 'field' | 'value'>): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new NotTried(`its "${field}" is not a text that a prefix could be given to`)
}

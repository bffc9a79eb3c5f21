import { createHash } from 'node:crypto'
import { NotTried, sendNoted } from '../../engine/contract/check.ts'
import type { Caller, Client } from '../../engine/contract/client.ts'
import { at, isSuccess, type Reply } from '../../engine/contract/reply.ts'
import type { Session } from '../../engine/shadow/session.ts'
import { writerFor } from '../contract/created-records.ts'
import { blueprintKind } from '../fixture/blueprints.ts'
import { type OperationName, operationNamed } from '../operations/index.ts'
import { fromJsonText } from '../records/json-text.ts'
import type { Customer } from '../records/records.ts'
import type { Team } from '../records/team.ts'
import type { VisibilityGroup } from '../records/visibility-group.ts'
import type { ExploStore } from '../store.ts'

/**
 * The records of a session under their upstream names. A record that the fake has from fixtures, a seed, a fork or a snapshot
 * is created upstream when a call first names it.
 */
export class Counterparts {
  readonly #session: Session
  readonly #client: Client
  /** The keys of records that exist upstream. */
  readonly #known = new Set<string>()

  constructor(session: Session, client: Client) {
    this.#session = session
    this.#client = client
  }

  get team(): Team {
    return (this.#session.world.state.store as ExploStore).team
  }

  /** The upstream id of a customer. @throws {NotTried} When the customer cannot be created there. */
  async customer(group: string, id: string, as: Caller): Promise<string> {
    const stored = this.#group(group)?.customers.get(id)
    if (stored && !this.#known.has(keyOf(group, id))) await this.#plant(stored, group, as)
    return this.#session.prefix + id
  }

  /**
   * The upstream name of a group tag. The tag is created there only when the call has a valid API token.
   *
   * @throws {NotTried} When the tag cannot be created there.
   */
  async groupTag(name: string, as: Caller): Promise<string> {
    const planted = this.#session.prefix + name
    const isKnown = as !== 'nobody' && as !== 'stranger'
    if (isKnown && this.team.groupTags.has(name) && !this.#known.has(tagKeyOf(name))) {
      this.#known.add(tagKeyOf(name))
      const reply = await this.#create('createGroupTag', { name: planted }, 'writer')
      if (!isSuccess(reply)) throw cannotCreate(`group tag "${name}"`, reply)
    }
    return planted
  }

  /** Notes that a call creates a customer upstream. */
  expectCustomer(group: string, id: string): void {
    this.#known.add(keyOf(group, id))
  }

  /** Notes that a call creates a group tag upstream. */
  expectGroupTag(name: string): void {
    this.#known.add(tagKeyOf(name))
  }

  /**
   * The token of a customer on both sides. An unknown token may belong to a real customer, so the upstream gets one that nobody
   * has instead.
   *
   * @throws {NotTried} When the customer cannot be created upstream.
   */
  async token(token: string, group: string, as: Caller): Promise<{ upstream: string; fake: string }> {
    const { paired } = this.#session
    const fake = paired.fakeOf('token', token)
    if (fake !== undefined) return { upstream: token, fake: String(fake) }

    const holder = this.#group(group)?.customers.byToken(token)
    if (holder) await this.customer(group, holder.providedId, as)
    return { upstream: String(paired.upstreamOf('token', token) ?? nobodys(token)), fake: token }
  }

  /** The id of the customer that has or had a token of the fake. */
  holderOf(token: string, group: string): string | undefined {
    const customers = this.#group(group)?.customers
    return customers?.byToken(token)?.providedId ?? customers?.formerHolder(token)
  }

  /** Creates the blueprints of a customer upstream. @throws {NotTried} When one of them cannot be created there. */
  async plantBlueprints(group: string, providedId: string, as: Caller): Promise<void> {
    const { parted, paired, prefix } = this.#session
    if (parted.has(`customer ${providedId}`)) return
    for (const blueprint of this.#group(group)?.blueprints.of(providedId) ?? []) {
      if (paired.upstreamOf('blueprint', blueprint.id) !== undefined) continue
      const { customer_id, blueprint_name, tables } = blueprintKind.toFixture(blueprint, group)
      const body = { customer_id: prefix + customer_id, blueprint_name, tables }
      const reply = await this.#create('createBlueprint', body, writerFor(as))
      const upstreamId = at(reply.body, '/blueprint_id')
      if (!isSuccess(reply) || typeof upstreamId !== 'number')
        throw cannotCreate(`blueprint "${blueprint.name}"`, reply)
      paired.pair('blueprint', upstreamId, blueprint.id)
    }
  }

  /**
   * The id of a blueprint on both sides. Undefined for an unknown one, because it may belong to a real customer.
   *
   * @throws {NotTried} When the blueprint cannot be created upstream.
   */
  async blueprint(
    id: unknown,
    group: string,
    as: Caller,
  ): Promise<{ upstream: unknown; fake: number; providedId: string } | undefined> {
    const { paired } = this.#session
    const fake = paired.fakeOf('blueprint', id) ?? id
    const stored = typeof fake === 'number' ? this.#group(group)?.blueprints.get(fake) : undefined
    if (!stored) return undefined

    await this.customer(group, stored.providedId, as)
    await this.plantBlueprints(group, stored.providedId, as)
    const upstream = paired.upstreamOf('blueprint', stored.id)
    return upstream === undefined ? undefined : { upstream, fake: stored.id, providedId: stored.providedId }
  }

  async #plant(customer: Customer, group: string, as: Caller): Promise<void> {
    const groupTags: string[] = []
    for (const tag of customer.groupTags) groupTags.push(await this.groupTag(tag, as))
    const parentId = customer.parentId === null ? null : await this.customer(group, customer.parentId, as)
    const reply = await this.#create(
      'createCustomer',
      {
        provided_id: this.#session.prefix + customer.providedId,
        name: customer.name,
        is_demo_group: customer.isDemo,
        mapping: fromJsonText(customer.mapping),
        properties: fromJsonText(customer.properties),
        emails: customer.emails,
        group_tags: groupTags,
        hierarchy_level_name: customer.hierarchyLevel,
        ...(parentId !== null && { parent_provided_id: parentId }),
      },
      writerFor(as),
    )
    const token = at(reply.body, '/customer/token')
    if (!isSuccess(reply) || typeof token !== 'string') throw cannotCreate(`customer "${customer.providedId}"`, reply)
    this.expectCustomer(group, customer.providedId)
    this.#session.paired.pair('token', token, customer.token)
  }

  async #create(name: OperationName, body: object, as: 'other' | 'writer'): Promise<Reply> {
    if (!this.#client.has(as)) {
      throw new NotTried('the upstream lacks it, and no API token that may write there was given')
    }
    return sendNoted(this.#client, this.#session.created, operationNamed(name), body, { as })
  }

  #group(name: string): VisibilityGroup | undefined {
    return this.team.visibilityGroups.get(name)
  }
}

/** A token that nobody has, in the usual shape. The same token always gets the same one. */
function nobodys(token: string): string {
  return createHash('sha256').update(`of nobody ${token}`).digest('hex')
}

function keyOf(group: string, id: string): string {
  return `customer ${JSON.stringify([group, id])}`
}

function tagKeyOf(name: string): string {
  return `group tag ${name}`
}

function cannotCreate(what: string, { status }: Reply): NotTried {
  return new NotTried(
    `${what} was in the fake before any call, and making it at the upstream is answered with ${status}`,
  )
}

import { createHash } from 'node:crypto'
import type { CreatedRecords } from '../../explo/contract/created-records.ts'
import { callOf } from '../../explo/contract/operation-call.ts'
import { blueprintToFixture } from '../../explo/fixture/blueprints.ts'
import type { OperationName } from '../../explo/operations/index.ts'
import type { Blueprint } from '../../explo/records/blueprint.ts'
import type { Blueprints } from '../../explo/records/blueprints.ts'
import type { Customer } from '../../explo/records/customer.ts'
import type { Customers } from '../../explo/records/customers.ts'
import { fromJsonText } from '../../explo/records/json-text.ts'
import type { OwnResources } from '../../explo/shadow/own-part.ts'
import type { Caller, Client } from '../contract/client.ts'
import { NotTried } from '../contract/not-tried.ts'
import { at, isSuccess, type Reply } from '../contract/reply.ts'
import type { World } from '../world/world.ts'
import { PairedValues } from './paired-values.ts'

interface SessionOptions {
  readonly world: World
  /** What everything that it makes at the upstream begins with. */
  readonly prefix: string
  readonly client: Client
  readonly created: CreatedRecords
}

/** Who may write where a call of `as` reads. */
const writerFor = (as: Caller): 'other' | 'writer' => (as === 'other' ? 'other' : 'writer')

/** One world between two resets, and its counterpart at the upstream: the records with one prefix. */
export class Session {
  readonly world: World
  readonly prefix: string
  readonly epoch: number
  readonly created: CreatedRecords
  readonly paired = new PairedValues()
  /** What the two have gone different ways with, so that further answers about it say nothing new. */
  readonly parted = new Set<string>()
  /** Whether the upstream has customers that are none of this session. */
  isCrowded = false
  readonly #client: Client
  readonly #known = new Set<string>()

  constructor({ world, prefix, client, created }: SessionOptions) {
    this.world = world
    this.prefix = prefix
    this.epoch = world.state.epoch
    this.#client = client
    this.created = created
  }

  /**
   * What the upstream calls a customer. One that came into the fake by fixtures, a seed, a fork or a snapshot is made there
   * first.
   *
   * @throws {NotTried} When it cannot be made there.
   */
  async customer(group: string, id: string, as: Caller): Promise<string> {
    const stored = this.#customers(group)?.get(id)
    if (stored && !this.#known.has(keyOf(group, id))) await this.#plant(stored, group, as)
    return this.prefix + id
  }

  /**
   * What the upstream calls a group tag. Only a caller whom the upstream knows makes it be made there.
   *
   * @throws {NotTried} When it cannot be made there.
   */
  async groupTag(name: string, as: Caller): Promise<string> {
    const isKnown = as !== 'nobody' && as !== 'stranger'
    const isStored = isKnown && this.world.state.team.groupTags.has(name)
    if (isStored && !this.#known.has(tagKeyOf(name))) {
      this.#known.add(tagKeyOf(name))
      const reply = await this.#make('createGroupTag', { name: this.prefix + name }, 'writer')
      if (!isSuccess(reply)) throw cannotPlant(`group tag "${name}"`, reply)
    }
    return this.prefix + name
  }

  /** From now on the upstream has it, if the fake has it. */
  expectCustomer(group: string, id: string): void {
    this.#known.add(keyOf(group, id))
  }

  expectGroupTag(name: string): void {
    this.#known.add(tagKeyOf(name))
  }

  /**
   * The token of a customer on either side. One that belongs to none of this session becomes, for the upstream, one that
   * nobody has: it may be that of a real customer.
   *
   * @throws {NotTried} When its customer cannot be made there.
   */
  async token(token: string, group: string, as: Caller): Promise<{ upstream: string; fake: string }> {
    const fake = this.paired.fakeOf('token', token)
    if (fake !== undefined) return { upstream: token, fake: String(fake) }

    const holder = this.#customers(group)?.byToken(token)
    if (holder) await this.customer(group, holder.providedId, as)
    const upstream = this.paired.upstreamOf('token', token) ?? nobodys(token)
    return { upstream: String(upstream), fake: token }
  }

  /** The id of the customer that has or had a token of the fake. */
  holderOf(token: string, group: string): string | undefined {
    const customers = this.#customers(group)
    return customers?.byToken(token)?.providedId ?? customers?.formerHolder(token)
  }

  /**
   * Makes the blueprints of a customer at the upstream that came into the fake by fixtures, a seed, a fork or a snapshot.
   *
   * @throws {NotTried} When one of them cannot be made there.
   */
  async plantBlueprints(group: string, providedId: string, as: Caller): Promise<void> {
    if (this.parted.has(`customer ${providedId}`)) return
    for (const blueprint of this.#blueprints(group)?.of(providedId) ?? []) {
      if (this.paired.upstreamOf('blueprint', blueprint.id) === undefined) {
        await this.#plantBlueprint(blueprint, group, as)
      }
    }
  }

  /**
   * The id of a blueprint on either side; undefined if it belongs to none of this session, because it may be a real one.
   *
   * @throws {NotTried} When it cannot be made at the upstream.
   */
  async blueprint(
    id: unknown,
    group: string,
    as: Caller,
  ): Promise<{ upstream: unknown; fake: number; providedId: string } | undefined> {
    const fake = this.paired.fakeOf('blueprint', id) ?? id
    const stored = typeof fake === 'number' ? this.#blueprints(group)?.get(fake) : undefined
    if (!stored) return undefined

    await this.customer(group, stored.providedId, as)
    await this.plantBlueprints(group, stored.providedId, as)
    const upstream = this.paired.upstreamOf('blueprint', stored.id)
    return upstream === undefined ? undefined : { upstream, fake: stored.id, providedId: stored.providedId }
  }

  async #plantBlueprint(blueprint: Blueprint, group: string, as: Caller): Promise<void> {
    const { customer_id, blueprint_name, tables } = blueprintToFixture(blueprint, group)
    const body = { customer_id: this.prefix + customer_id, blueprint_name, tables }
    const reply = await this.#make('createBlueprint', body, writerFor(as))
    const upstreamId = at(reply.body, '/blueprint_id')
    if (!isSuccess(reply) || typeof upstreamId !== 'number') throw cannotPlant(`blueprint "${blueprint.name}"`, reply)
    this.paired.pair('blueprint', upstreamId, blueprint.id)
  }

  /** An answer of the fake with the customer tokens that the client knows, which are those of the upstream. */
  withUpstreamTokens(text: string): string {
    return JSON.stringify(
      JSON.parse(text, (key, value) => (key === 'token' ? (this.paired.upstreamOf('token', value) ?? value) : value)),
    )
  }

  /** What a client may see of the upstream that has no id with the prefix. */
  get resources(): OwnResources {
    const { dashboards, reportBuilders } = this.world.state.team
    return {
      embedIds: new Set([...dashboards.values(), ...reportBuilders.values()].map(({ embedId }) => embedId)),
      isOwnBlueprint: (id) => this.paired.fakeOf('blueprint', id) !== undefined,
    }
  }

  async #plant(customer: Customer, group: string, as: Caller): Promise<void> {
    const { providedId, name, isDemo, mapping, properties, emails, hierarchyLevel, parentId, token } = customer
    const groupTags: string[] = []
    for (const tag of customer.groupTags) groupTags.push(await this.groupTag(tag, as))
    const parent = parentId === null ? null : await this.customer(group, parentId, as)
    const body = {
      provided_id: this.prefix + providedId,
      name,
      is_demo_group: isDemo,
      mapping: fromJsonText(mapping),
      properties: fromJsonText(properties),
      emails,
      group_tags: groupTags,
      hierarchy_level_name: hierarchyLevel,
      ...(parent !== null && { parent_provided_id: parent }),
    }
    const reply = await this.#make('createCustomer', body, writerFor(as))
    const upstreamToken = at(reply.body, '/customer/token')
    if (!isSuccess(reply) || typeof upstreamToken !== 'string') throw cannotPlant(`customer "${providedId}"`, reply)
    this.#known.add(keyOf(group, providedId))
    this.paired.pair('token', upstreamToken, token)
  }

  async #make(operation: OperationName, body: object, as: 'other' | 'writer'): Promise<Reply> {
    if (!this.#client.has(as))
      throw new NotTried('the upstream lacks it, and no API token that may write there was given')
    this.created.expect(operation, body, as)
    const reply = await this.#client.send(callOf(operation, body, as))
    this.created.learn(operation, body, as, reply)
    return reply
  }

  #blueprints(group: string): Blueprints | undefined {
    return this.world.state.team.visibilityGroups.get(group)?.blueprints
  }

  #customers(group: string): Customers | undefined {
    return this.world.state.team.visibilityGroups.get(group)?.customers
  }
}

function cannotPlant(what: string, { status }: Reply): NotTried {
  return new NotTried(
    `${what} was in the fake before any call, and making it at the upstream is answered with ${status}`,
  )
}

/** A token of the usual shape that nobody has, the same for the same one. */
function nobodys(token: string): string {
  return createHash('sha256').update(`of nobody ${token}`).digest('hex')
}

function keyOf(group: string, id: string): string {
  return `customer ${JSON.stringify([group, id])}`
}

function tagKeyOf(name: string): string {
  return `group tag ${name}`
}

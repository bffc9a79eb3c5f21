import { Clock } from '../clock/clock.ts'
import { systemNow } from '../clock/system-time.ts'
import { FakeError } from '../input/tester-error.ts'
import { describeUnclaimed } from '../journal/find-requests.ts'
import { lastFour } from '../journal/redact.ts'
import type { Settings } from '../options/resolve-options.ts'
import { Random } from '../random.ts'
import type { Draft, Store, StoreOptions } from '../store.ts'
import type { FakeAddress } from '../terms.ts'
import { giveOwnTokens, readOnlySuffix } from './api-tokens.ts'
import { NameCounts } from './recent.ts'
import type { Snapshot } from './state.ts'
import { World, type WorldParts } from './world.ts'

interface Origin {
  readonly name: string
  /** Replaces the fixtures of the fake. */
  readonly drafts?: readonly Draft[] | undefined
  /** The world to copy. */
  readonly from?: World | undefined
  /** Its first read-write API token. */
  readonly key?: string
}

/** The worlds of a fake. The API token of a request selects the one that answers it. */
export class Worlds {
  readonly settings: Settings
  /** The address of the fake. @throws {FakeError} When it does not listen. */
  readonly address: () => FakeAddress
  #drafts: readonly Draft[]
  readonly #default: World
  readonly #byId = new Map<string, World>()
  readonly #byToken = new Map<string, World>()
  /** How often each name was used. Tokens depend on this number, and not on the order of creation. */
  readonly #timesNamed = new NameCounts()

  /** Opens the default world. @throws {FixtureError} */
  constructor(drafts: readonly Draft[], settings: Settings, address: () => FakeAddress) {
    this.#drafts = drafts
    this.settings = settings
    this.address = address
    const random = new Random(settings.randomSeed)
    this.#default = this.#enter({
      id: 'default',
      name: 'default',
      beginning: this.#beginning(drafts, random, 'never'),
      random,
      fake: this,
    })
  }

  /** Answers requests with a missing or unknown token, and control calls without one. */
  get default(): World {
    return this.#default
  }

  /** Releases all requests that wait. */
  end(): void {
    for (const world of this.#byId.values()) world.state.end()
  }

  /** Gives the default world and those that open later other fixtures. @throws {FixtureError} */
  beginWith(drafts: readonly Draft[]): void {
    const { service, randomSeed } = this.settings
    const changes = drafts.map((draft, index) => service.fixture.changesSince?.(this.#drafts[index], draft) ?? draft)
    this.default.beginWith(this.#beginning(drafts, new Random(randomSeed), 'never'), changes)
    this.#drafts = drafts
  }

  withToken(apiToken: string): World | undefined {
    return this.#alive(this.#byToken.get(apiToken))
  }

  /** Like {@link withToken}. If unknown tokens open worlds, a new token opens one. */
  withTokenOrNew(apiToken: string): World | undefined {
    const known = this.withToken(apiToken)
    if (known || this.settings.unknownTokens === 'reject') return known
    // Another token of the service in the place of an API token is a mistake. It must not open a world.
    if (this.default.state.store.knowsToken?.(apiToken) || this.isFull || this.isClosed) return undefined
    const key = apiToken.endsWith(readOnlySuffix) ? apiToken.slice(0, -readOnlySuffix.length) : apiToken
    const world = this.withToken(key)
    return world ?? (this.#canBeKey(key) ? this.open({ name: `API token ${lastFour(key)}`, key }) : undefined)
  }

  /** Whether a world can have `key` and its read-only variant as API tokens. */
  #canBeKey(key: string): boolean {
    if (key === '' || key.endsWith(readOnlySuffix)) return false
    return !this.#claimantOf(key) && !this.#claimantOf(key + readOnlySuffix)
  }

  /** The world that the token selects, now or after a reset or a restore. */
  #claimantOf(apiToken: string, besides?: World): World | undefined {
    return [...this.#byId.values()].find((world) => world !== besides && world.hasClaimTo(apiToken))
  }

  /**
   * The requests since then without an API token of any world, oldest first, one line for each. None for the default world,
   * because its journal has them.
   *
   * @param since The system's time, in milliseconds since 1970.
   */
  unclaimedBeside(world: World, since: number): string[] {
    return world === this.#default ? [] : describeUnclaimed(this.#default.state.journal, since)
  }

  withId(id: string): World | undefined {
    return this.#alive(this.#byId.get(id))
  }

  /** The open worlds, the default one first. */
  list(): World[] {
    this.#closeIdle()
    return [...this.#byId.values()]
  }

  /** Whether the default world is closed, and with it the fake. */
  get isClosed(): boolean {
    return !this.#byId.has(this.#default.id)
  }

  /** Whether another world would be refused. */
  get isFull(): boolean {
    if (this.#byId.size < this.settings.maxWorlds) return false
    this.#closeIdle()
    return this.#byId.size >= this.settings.maxWorlds
  }

  /** @throws {FakeError} When there are too many worlds. @throws {FixtureError} */
  open({ name, drafts = this.#drafts, from, key }: Origin): World {
    if (this.isFull) throw tooManyWorlds(this.settings.maxWorlds)

    const salt = key === undefined ? [name, this.#timesNamed.of(name) + 1] : ['key', key]
    const random = new Random(JSON.stringify([this.settings.randomSeed, ...salt]))
    const ownTokens = (store: Store) => giveOwnTokens(store, random, key)
    const snapshot = from
      ? from.snapshotNow(random)
      : this.#beginning(drafts, random, drafts === this.#drafts ? 'always' : 'unless-given')
    ownTokens(snapshot.store)
    if (key === undefined) this.#timesNamed.add(name)
    const id = `w${random.token('world').slice(0, 12)}`
    return this.#enter({ id, name, beginning: snapshot, random, fake: this, giveOwnTokens: ownTokens })
  }

  #beginning(
    drafts: readonly Draft[],
    random: Random,
    ownIdentifier: StoreOptions['ownIdentifier'] & string,
  ): Snapshot {
    const { service, assumptions, clock } = this.settings
    return { store: service.openStore(drafts, { assumptions, random, ownIdentifier }), clock: new Clock(clock) }
  }

  #enter(parts: WorldParts): World {
    const world = new World(parts)
    this.#byId.set(world.id, world)
    this.index(world, undefined, world.state.store)
    return world
  }

  /** Lets the tokens of `after` select `world`, and those of `before` no longer. */
  index(world: World, before: Store | undefined, after: Store): void {
    for (const token of before?.apiTokens.keys() ?? []) this.#byToken.delete(token)
    for (const token of after.apiTokens.keys()) this.#byToken.set(token, world)
  }

  /** Why `world` cannot have the token: another world has it. Undefined when no world has it. */
  whyTaken(apiToken: string, world: World): string | undefined {
    const holder = this.#claimantOf(apiToken, world)
    if (holder === undefined) return undefined
    const { tokensKey } = this.settings.service.scope
    return this.#byToken.get(apiToken) === holder
      ? `picks the world "${holder.name}" already. Leave "${tokensKey}" out, or fork that world.`
      : `is kept for the world "${holder.name}", whose fixtures or snapshots have it. Leave "${tokensKey}" out, or close that world.`
  }

  /** Lets no more requests or calls reach the world. */
  forget(world: World): void {
    this.#byId.delete(world.id)
    for (const token of world.state.store.apiTokens.keys()) this.#byToken.delete(token)
  }

  #alive(world: World | undefined): World | undefined {
    const { worldTtl } = this.settings
    if (world === undefined || worldTtl === undefined) return world
    if (world !== this.default && systemNow() - world.usedAt > worldTtl) {
      world.close()
      return undefined
    }
    world.usedAt = systemNow()
    return world
  }

  #closeIdle(): void {
    const { worldTtl } = this.settings
    if (worldTtl === undefined) return
    const idleSince = systemNow() - worldTtl
    for (const world of this.#byId.values()) if (world !== this.default && world.usedAt < idleSince) world.close()
  }
}

function tooManyWorlds(limit: number): FakeError {
  return new FakeError(
    'TOO_MANY_WORLDS',
    `There are ${limit} worlds, as many as there may be.`,
    'Close worlds that are no longer used, or let idle ones expire with the option "worldTtl", or raise "maxWorlds".',
  )
}

import { setTimeout as delay } from 'node:timers/promises'
import type * as library from '../../src/index.ts'
import { refusalBody } from '../support/dialect.ts'
import { ExploModel } from '../support/explo-model.ts'
import type { Assignment, Outcome } from './soak.ts'

// One of the processes that share a fake. It has several worlds, and compares each with a model. It loads the built library,
// because loading the modules of `src` takes longer than its work in the gate.
const built = new URL('../../dist/index.js', import.meta.url)
const { connectExploFake }: typeof library = await import(built.href)

const assignment: Assignment = JSON.parse(process.argv[2] as string)
const { url, worker, worldCount, seconds, isBalanced } = assignment
let seed = worker + 1

/** A linear congruential generator, so that each worker makes the same moves in every run. */
function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return Math.floor((seed / 2 ** 31) * below)
}

function headersFor(apiToken: string) {
  return { 'content-type': 'application/json', 'explo-authorization': `Token ${apiToken}` }
}

const group = 'Production'
const refused = { status: 403, body: refusalBody('You do not have permission to perform this action.') }

class Player {
  readonly #world: library.World
  readonly #teamId: number
  #model: ExploModel
  #now: number
  #sent = 0

  private constructor(world: library.World, teamId: number, now: number) {
    this.#world = world
    this.#teamId = teamId
    this.#now = now
    this.#model = this.#freshModel()
  }

  static async enter(index: number): Promise<Player> {
    const name = `worker ${worker}, world ${index}`
    // A balancer selects the fake by the API token, so the worker must choose the token.
    const world = isBalanced
      ? await connectExploFake(url, { apiToken: `soak-${worker}-${index}` })
      : await (await connectExploFake(url)).world({ name })
    await world.clock.freeze()
    const { team_id } = await world.inspect()
    return new Player(world, team_id as number, (await world.clock.now()).getTime())
  }

  async play(): Promise<void> {
    switch (random(12)) {
      case 0:
        await this.#world.reset()
        await this.#world.clock.freeze()
        this.#now = (await this.#world.clock.now()).getTime()
        this.#model = this.#freshModel()
        this.#sent = 0
        return
      case 1:
        await this.#world.clock.advance(1000)
        this.#now += 1000
        return this.#expectSame('clock', (await this.#world.clock.now()).getTime(), this.#now)
      case 2:
        return this.check()
      default:
        await this.#send()
    }
  }

  /** Checks that the world holds exactly the records and requests of this worker. */
  async check(): Promise<void> {
    const { customers = [] } = await this.#world.inspect()
    this.#expectSame('groups', customers, this.#model.dump().customers)
    const tokens = this.#model.knownTokens
    this.#expectSame('different tokens', new Set(tokens).size, tokens.length)
    this.#expectSame('requests', (await this.#world.requests.list()).length, this.#sent)
  }

  async #send(): Promise<void> {
    const { operation, path, method, body } = this.#choose()
    const isReadOnly = random(10) === 0
    const apiToken = isReadOnly ? this.#world.readOnlyToken : this.#world.apiToken
    const reply = await fetch(url + path, { method, headers: headersFor(apiToken), body: JSON.stringify(body) })
    this.#sent++
    const answer = (await reply.json()) as { user_group?: { token?: string } }
    const expected = isReadOnly ? refused : this.#model.answer(operation, group, body, answer.user_group?.token)
    this.#expectSame(operation, { status: reply.status, body: answer }, expected)
  }

  #choose() {
    const id = `group ${random(5)}`
    const current_token = this.#model.groups[group]?.find((one) => one.id === id)?.token ?? 'f'.repeat(64)
    const choices = {
      createUserGroup: ['POST', { user_group_id: id, name: `${id} of ${this.#world.id}` }],
      updateUserGroup: ['POST', { user_group_id: id, properties: { by: worker } }],
      refreshUserGroupToken: ['POST', { current_token }],
      deleteUserGroup: ['DELETE', { current_token }],
    } as const
    const operations = [
      'createUserGroup',
      'createUserGroup',
      'updateUserGroup',
      'refreshUserGroupToken',
      'deleteUserGroup',
    ] as const
    const operation = operations[random(operations.length)] as (typeof operations)[number]
    const [method, body] = choices[operation]
    const path = `/api/${operation.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}/`
    return { operation, path, method, body }
  }

  #freshModel(): ExploModel {
    return new ExploModel({ teamId: this.#teamId, levels: ['Customer'], cascades: false, replacesEmails: false })
  }

  #expectSame(what: string, found: unknown, expected: unknown): void {
    const [one, other] = [JSON.stringify(found), JSON.stringify(expected)]
    if (one !== other) throw new Error(`${this.#world.name}, ${what}: found ${one}, expected ${other}`)
  }
}

const players: Player[] = []
for (let index = 0; index < worldCount; index++) players.push(await Player.enter(index))
const outcome: Outcome = { moves: 0, flaw: null }
const end = performance.now() + seconds * 1000
try {
  while (performance.now() < end) {
    // Several worlds at once, so that their requests overlap.
    const chosen = new Set(Array.from({ length: 4 }, () => players[random(players.length)] as Player))
    await Promise.all([...chosen].map((player) => player.play()))
    outcome.moves += chosen.size
    await delay(0)
  }
  for (const player of players) await player.check()
} catch (error) {
  outcome.flaw = String(error)
}
process.send?.(outcome)
process.disconnect?.()

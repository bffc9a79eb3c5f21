import { type Test, test } from 'tap'
import { Random } from '../../../src/engine/random.ts'
import type { ExploFake, Fault } from '../../../src/index.ts'
import { startFake } from '../../support/helper.ts'
import { repetitions } from '../../support/repetitions.ts'

const sequences = repetitions(100, 1000)
const groups = ['acme', 'globex']
const patienceMs = 30_000
const stepMs = 10_000
const maxAttempts = 40

const outcomes: readonly Fault['then'][] = [
  'throttled',
  'server-error',
  'bad-gateway',
  'unavailable',
  'gateway-timeout',
  { connection: 'reset' },
  { connection: 'empty' },
  { connection: 'hang' },
  { connection: 'truncate' },
  { connection: 'malformed' },
  { connection: 'slow', over: '20s' },
  { connection: 'slow', over: '2m' },
  undefined,
]

interface Group {
  readonly provided_id: string
  readonly token: string
}

/** A client of Explo; all of its time is that of the fake. */
class Client {
  /** The requests whose answers told it to come back later. */
  readonly throttled = new Set<string>()
  readonly #explo: ExploFake

  constructor(explo: ExploFake) {
    this.#explo = explo
  }

  /** Get or create, until it is answered. */
  async group(id: string): Promise<Group> {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const wait = await this.attempt(this.idFor(id, attempt))
      if (typeof wait === 'object') return wait
      await this.#explo.clock.advance(wait)
    }
    throw new Error(`No answer for ${id}.`)
  }

  /** A right client asks for the same id again: get-or-create is made for that. */
  protected idFor(id: string, _attempt: number): string {
    return id
  }

  /** Never comes back before it was told to. */
  protected pauseAfter(response: Response): number {
    const documentedSeconds = response.status === 429 ? 60 : 1
    return Number(response.headers.get('retry-after') ?? documentedSeconds) * 1000
  }

  /** @returns The group, or for how many milliseconds to wait. */
  protected async attempt(id: string): Promise<Group | number> {
    const giveUp = new AbortController()
    const call = this.#call(id, giveUp.signal).catch(() => 1000)
    let isOver = false
    call.finally(() => {
      isOver = true
    })
    for (let waited = 0; !isOver && waited < patienceMs; waited += stepMs) {
      // What is not late is answered before the clock moves.
      for (let turn = 0; turn < 6 && !isOver; turn++) await new Promise((resolve) => setImmediate(resolve))
      if (!isOver) await this.#explo.clock.advance(stepMs)
    }
    giveUp.abort()
    return call
  }

  async #call(id: string, signal: AbortSignal): Promise<Group | number> {
    const response = await this.#explo.fetch('https://api.explo.co/api/create_user_group/', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${this.#explo.apiToken}` },
      body: JSON.stringify({ user_group_id: id, name: id }),
      signal,
    })
    const body = (await response.json()) as { user_group: Group }
    if (response.status === 429) this.throttled.add(response.headers.get('x-explo-fake-request') ?? '')
    return response.ok ? body.user_group : this.pauseAfter(response)
  }
}

/** Takes every failure for one that changed nothing, and starts over with a new id. */
class DuplicatingClient extends Client {
  protected override idFor(id: string, attempt: number): string {
    return attempt === 0 ? id : `${id}-${attempt}`
  }
}

/** Comes back at once. */
class ImpatientClient extends Client {
  protected override pauseAfter(): number {
    return 1000
  }
}

test(`a client that retries survives ${sequences} sequences of faults, and no group is lost or created twice`, async (t) => {
  const explo = await start(t)
  let struck = 0

  for (let seed = 0; seed < sequences; seed++) {
    await arm(explo, seed)
    const made: Group[] = []
    const client = new Client(explo)
    for (const id of groups) made.push(await client.group(id))

    const flaws = await flawsOf(explo, made, client)
    if (flaws.length > 0) t.fail(`sequence ${seed}: ${flaws.join(', ')}`)
    for (const { hits } of await explo.faults.list()) struck += hits
    await explo.reset()
  }

  t.ok(struck > sequences, `${struck} faults struck`)
})

const wrong = {
  'starts over with a new id': { Wrong: DuplicatingClient, flaw: 'groups that nobody asked for' },
  'ignores Retry-After': { Wrong: ImpatientClient, flaw: 'came back too early' },
}
for (const [name, { Wrong, flaw }] of Object.entries(wrong)) {
  test(`a client that ${name} fails the same check`, async (t) => {
    const explo = await start(t)
    const flaws = new Set<string>()

    for (let seed = 0; seed < 20; seed++) {
      await arm(explo, seed)
      const made: Group[] = []
      const client = new Wrong(explo)
      for (const id of groups) made.push(await client.group(id))
      for (const found of await flawsOf(explo, made, client)) flaws.add(found)
      await explo.reset()
    }

    t.ok(flaws.has(flaw), [...flaws].join(', '))
  })
}

async function start(t: Test): Promise<ExploFake> {
  const { explo } = await startFake(t, { clock: '2026-01-01T00:00:00Z' })
  return explo
}

/** Up to six faults, which the seed decides. */
async function arm(explo: ExploFake, seed: number): Promise<void> {
  const random = new Random(`sequence ${seed}`)
  const count = 1 + pick(6, 'count')
  for (let nth = 0; nth < count; nth++) {
    const then = outcomes[pick(outcomes.length, 'outcome', nth)]
    const delay = `${pick(40, 'delay', nth)}s`
    await explo.faults.add({
      match: { operation: 'createUserGroup' },
      phase: pick(2, 'phase', nth) === 0 ? 'before' : 'after',
      skip: pick(3, 'skip', nth),
      times: 1 + pick(3, 'times', nth),
      ...(then === undefined || pick(3, 'delayed', nth) === 0 ? { delay } : {}),
      ...(then !== undefined && { then }),
    })
  }

  function pick(below: number, ...key: (number | string)[]): number {
    return Math.floor(random.fraction(...key) * below)
  }
}

async function flawsOf(explo: ExploFake, made: readonly Group[], { throttled }: Client): Promise<string[]> {
  const { customers = [] } = await explo.inspect()
  const requests = await explo.requests.list()
  const lost = groups.filter(
    (id, index) => customers.find(({ provided_id }) => provided_id === id)?.token !== made[index]?.token,
  )
  const early = requests.some((request, index) => {
    const next = requests[index + 1]
    const waited = next ? Date.parse(next.receivedAt) - Date.parse(request.receivedAt) : Number.POSITIVE_INFINITY
    return throttled.has(request.id) && waited < 60_000
  })
  return [
    ...(customers.length > groups.length ? ['groups that nobody asked for'] : []),
    ...(lost.length > 0 ? [`lost ${lost.join(' and ')}`] : []),
    ...(early ? ['came back too early'] : []),
  ]
}

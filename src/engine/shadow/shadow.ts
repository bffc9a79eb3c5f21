import { randomBytes } from 'node:crypto'
import { clientOf, type RunOptions } from '../contract/account.ts'
import { NotTried } from '../contract/check.ts'
import type { Client } from '../contract/client.ts'
import { isSuccess, parsedReply, type RawReply, type Reply } from '../contract/reply.ts'
import type { LocalFake } from '../handle/local-fake.ts'
import { writeJson } from '../input/json-spelling.ts'
import { findRequest } from '../journal/find-requests.ts'
import type { Operation } from '../operation.ts'
import { headerName } from '../product.ts'
import type { World } from '../world/world.ts'
import { answerForClient, answerHeaders, type ClientCall, initOf, pagesSeenFromShadow, sendable } from './call.ts'
import { Callers } from './callers.ts'
import { compareReplies } from './compare.ts'
import { ShadowRecord } from './record.ts'
import type { ShadowReport } from './report.ts'
import type { Session, ShadowCaller } from './session.ts'
import { type Translation, translate } from './translate.ts'

export interface ShadowOptions extends RunOptions {
  /** The fake that is compared with the upstream. */
  readonly fake: LocalFake
}

/** A call that goes to both sides. */
interface Exchange {
  readonly number: number
  readonly operation: Operation
  readonly caller: ShadowCaller
  readonly world: World
  readonly session: Session
  readonly translation: Translation
}

interface FakeAnswer {
  readonly text: string
  readonly reply: Reply
  /** What it rests on. */
  readonly assumptions: readonly string[]
}

/**
 * Answers an application's calls with the answers of a service, sends the same calls to a fake, and finds where the two
 * differ. At the upstream it touches only records whose names begin with the prefix of the run. The application never sees
 * that prefix.
 */
export class Shadow {
  readonly #options: ShadowOptions
  readonly #prefix: string
  readonly #client: Client
  readonly #callers: Callers
  readonly #sessions = new Map<World, Session>()
  readonly #record = new ShadowRecord()
  #sessionCount = 0
  /** Calls are answered one after the other: the two sides might carry out two simultaneous calls in different orders. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: ShadowOptions) {
    const { account, fake, tokens } = options
    this.#options = options
    this.#prefix = `${account.prefixes.shadow}${randomBytes(4).toString('hex')}-`
    this.#callers = new Callers(account, fake.registry, tokens)
    this.#client = clientOf(options)
  }

  /** Removes the records of killed runs. @throws {FakeError} When the upstream does not know the API token. */
  async begin(): Promise<void> {
    const { account, url } = this.#options
    await account.checkAccess(this.#client, url)
    const { removed } = await account.removeLeftovers(this.#client, account.prefixes.shadow, [])
    this.#record.removed = removed
  }

  /** The answer of the upstream, or of the fake for a call that must not be sent. */
  answer(call: ClientCall): Promise<RawReply> {
    const answer = this.#queue.then(() => this.#answer(call))
    this.#queue = answer.catch(() => {})
    return answer
  }

  /** Removes everything that the run has created at the upstream. */
  async end(): Promise<ShadowReport> {
    await this.#queue
    const { account, scrubber, url } = this.#options
    const own = [...this.#sessions.values()].map(({ created }) => created)
    const { left } = await account.removeLeftovers(this.#client, this.#prefix, own)
    return scrubber.scrub(this.#record.report(url, left))
  }

  async #answer(received: ClientCall): Promise<RawReply> {
    const { account, isIrreversibleAllowed } = this.#options
    const number = ++this.#record.calls
    const arrival = this.#callers.meet(received)
    const { world } = arrival
    const session = await this.#sessionOf(world)
    const { call, leftOut } = sendable(arrival.call, account.authorization.header)
    this.#record.leaveOut(leftOut)
    const path = call.target.split('?', 1)[0] as string
    const operation = account.operationAt(call.method, path)
    try {
      if (operation === undefined) throw new NotTried(`${account.serviceName} documents no such call`)
      const caller = this.#callers.identify(arrival)
      const { irreversible } = operation
      if (irreversible !== null && !isIrreversibleAllowed) {
        throw new NotTried(`${irreversible} (--irreversible sends it)`)
      }
      const translation = await translate(call, { operation, caller, session })
      return await this.#exchange({ number, operation, caller, world, session, translation })
    } catch (error) {
      if (!(error instanceof NotTried)) throw error
      this.#record.holdBack(operation?.name ?? `${call.method} ${path}`, error.message)
      return heldBack(await this.#callFake(call, world))
    }
  }

  /** Sends a call to both sides, and compares their answers. */
  async #exchange(exchange: Exchange): Promise<RawReply> {
    const { operation, caller, world, session, translation } = exchange
    const { account, scrubber, url } = this.#options
    const { created } = session
    created.expect(operation, translation.body, caller.as)
    const sent = this.#callers.authorize(translation.upstream, caller)
    const answer = answerForClient(await this.#client.fetch(sent.target, initOf(sent)), url, session.prefix)
    const whole = parsedReply(answer)
    scrubber.learnFrom(whole.body)
    created.learn(operation, translation.body, caller.as, whole)

    const { reply: upstream, hidden, isPaged, isForeign } = session.ownPartOf(whole)
    this.#record.hidden += hidden
    session.isCrowded ||= hidden > 0
    const fake = await this.#callFake(translation.fake, world)
    const skip = (because: string) => this.#record.skip(operation.name, because)
    if (isForeign) {
      skip('the upstream answered with a record that is not of this run')
      return heldBack(fake)
    }
    if (upstream.status === 429 || upstream.status >= 500) {
      skip(`the upstream answered ${upstream.status}, which any service may do at any time`)
    } else if (translation.subjects.some((subject) => session.parted.has(subject))) {
      skip('it is about a record that an earlier call has made different on the two sides')
    } else {
      await this.#compare(exchange, upstream, fake)
    }
    // The number of a page and its neighbours depend on the records of others.
    if (isPaged) return heldBack({ ...fake, text: session.withUpstreamValues(fake.text) })
    if (upstream.body === undefined) return { ...answer, text: '' }
    const { pages } = account.shadow.comparison
    return { ...answer, text: writeJson(pagesSeenFromShadow(upstream.body, pages, url, translation.fake.origin)) }
  }

  async #compare(exchange: Exchange, upstream: Reply, fake: FakeAnswer): Promise<void> {
    const { number, operation, world, session, translation } = exchange
    const { shadow } = this.#options.account
    const note = ({ reply, assumptions: restsOn }: FakeAnswer) => {
      for (const difference of compareReplies(upstream, reply, session, shadow.comparison)) {
        const assumptions = shadow.assumptionsBehind(difference.field, upstream, reply, restsOn)
        this.#record.add(difference, { operation: operation.name, call: number, assumptions })
      }
    }
    this.#record.compared++
    note(fake)
    if (isSuccess(upstream) === isSuccess(fake.reply)) return

    // When the fake redirects the call, it does at the other address what the upstream did at once.
    const { location } = fake.reply.headers
    const redirected =
      location === undefined ? undefined : await this.#callFake({ ...translation.fake, target: location }, world)
    if (redirected && isSuccess(redirected.reply) === isSuccess(upstream)) note(redirected)
    else for (const subject of translation.subjects) session.parted.add(subject)
  }

  async #callFake(call: ClientCall, world: World): Promise<FakeAnswer> {
    const url = new URL(call.target, call.origin)
    const answer = await this.#options.fake.fetch(url, { ...initOf(call), redirect: 'manual' })
    const { status, headers } = answer
    const text = await answer.text()
    const id = headers.get(headerName('request')) as string
    const { assumptions } = findRequest(world.state.journal, id)
    const reply = parsedReply({ status, headers: answerHeaders(Object.fromEntries(headers)), text })
    this.#options.scrubber.learnFrom(reply.body)
    return { text, reply, assumptions }
  }

  /** The session of a world. A reset begins a new one, and removes the records that the one before has created. */
  async #sessionOf(world: World): Promise<Session> {
    const session = this.#sessions.get(world)
    if (session?.epoch === world.state.epoch) return session

    const { account, given } = this.#options
    await session?.created.remove(this.#client)
    const prefix = `${this.#prefix}${++this.#sessionCount}-`
    const created = session?.created ?? account.noteRecords(this.#prefix)
    const next = account.shadow.openSession({ world, prefix, client: this.#client, created, given })
    this.#sessions.set(world, next)
    return next
  }
}

/** An answer of the fake, marked as one. */
function heldBack({ text, reply: { status, headers } }: FakeAnswer): RawReply {
  return { status, text, headers: { ...headers, [headerName('shadow')]: 'held back' } }
}

import { randomBytes } from 'node:crypto'
import type { AccountAccess } from '../contract/account.ts'
import type { Tokens } from '../contract/caller.ts'
import { type Given, NotTried } from '../contract/check.ts'
import { Client, Pace, type Time } from '../contract/client.ts'
import { isSuccess, parsedReply, type Reply } from '../contract/reply.ts'
import type { Scrubber } from '../contract/scrubber.ts'
import type { LocalFake } from '../handle/local-fake.ts'
import { respell, writeJson } from '../input/json-spelling.ts'
import { findRequest } from '../journal/find-requests.ts'
import type { Operation } from '../operation.ts'
import { headerName } from '../product.ts'
import type { World } from '../world/world.ts'
import { answerHeaders, type ClientAnswer, type ClientCall, sendable, Upstream } from './call.ts'
import { Callers } from './callers.ts'
import { compareReplies } from './compare.ts'
import { ShadowRecord, type ShadowReport } from './report.ts'
import type { Session, ShadowCaller } from './session.ts'
import { type Translation, translate } from './translate.ts'

export interface ShadowOptions {
  readonly account: AccountAccess
  /** The address of the upstream, without a slash at its end. */
  readonly url: string
  /** The API tokens of the upstream. */
  readonly tokens: Tokens
  /** Knows the tokens, and removes them from the report. */
  readonly scrubber: Scrubber
  /** What is compared with the upstream. */
  readonly fake: LocalFake
  readonly fetch: typeof globalThis.fetch
  readonly time: Time
  /** Whether to make no more calls a minute than the service takes. */
  readonly isPaced: boolean
  readonly given: Given
  /** Whether to send what cannot be undone. */
  readonly isIrreversibleAllowed: boolean
  readonly say: (line: string) => void
}

/** A call on its way through. */
interface Exchange {
  readonly number: number
  readonly operation: Operation
  readonly caller: ShadowCaller
  readonly world: World
  readonly session: Session
  readonly translation: Translation
}

/** The answer of the fake. */
interface Played {
  readonly text: string
  readonly reply: Reply
  readonly assumptions: readonly string[]
}

/**
 * Answers an application's calls with the answers of a service, plays the same calls in a fake, and finds where the two
 * differ. At the upstream it touches only records with a prefix of its own, which the application never sees.
 */
export class Shadow {
  readonly #options: ShadowOptions
  readonly #prefix: string
  readonly #client: Client
  readonly #upstream: Upstream
  readonly #callers: Callers
  readonly #sessions = new Map<World, Session>()
  readonly #record = new ShadowRecord()
  #sessionCount = 0
  /** Calls are answered one after the other. Of two at once, each side might let another one win. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: ShadowOptions) {
    this.#options = options
    const { account, url, tokens, scrubber, fake, fetch, time, say, isPaced } = options
    const { authorization, callsPerMinute, prefixes } = account
    this.#prefix = `${prefixes.shadow}${randomBytes(4).toString('hex')}-`
    this.#callers = new Callers(account, fake.registry, tokens)
    const pace = isPaced ? new Pace(time, callsPerMinute) : undefined
    this.#client = new Client({ url, tokens, authorization, scrubber, fetch, time, say, pace })
    this.#upstream = new Upstream({ url, scrubber, fetch, pace })
  }

  /** Removes what killed runs have left. @throws {FakeError} When the upstream does not know the API token. */
  async begin(): Promise<void> {
    const { account, url } = this.#options
    await account.checkAccess(this.#client, url)
    const { removed } = await account.removeLeftovers(this.#client, account.prefixes.shadow, [])
    this.#record.removed = removed
  }

  /** The answer of the upstream, or of the fake for a call that must not be sent. */
  answer(call: ClientCall): Promise<ClientAnswer> {
    const answer = this.#queue.then(() => this.#answer(call))
    this.#queue = answer.catch(() => {})
    return answer
  }

  /** Removes everything that it created at the upstream. */
  async end(): Promise<ShadowReport> {
    await this.#queue
    const { account, scrubber, url } = this.#options
    const own = [...this.#sessions.values()].map(({ created }) => created)
    for (const created of own) await created.remove(this.#client)
    const { left } = await account.removeLeftovers(this.#client, this.#prefix, own)
    return scrubber.scrub(this.#record.report(url, [...left, ...own.flatMap((created) => created.listUnlisted())]))
  }

  async #answer(received: ClientCall): Promise<ClientAnswer> {
    const { account, isIrreversibleAllowed } = this.#options
    const number = ++this.#record.calls
    const arrival = this.#callers.meet(received)
    const { world } = arrival
    const session = await this.#sessionOf(world)
    const { call, leftOut } = sendable(arrival.call, account.authorization.header)
    this.#record.leaveOut(leftOut)
    const operation = account.operationAt(call.method, pathOf(call))
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
      this.#record.holdBack(operation?.name ?? `${call.method} ${pathOf(call)}`, error.message)
      return heldBack(await this.#play(call, world))
    }
  }

  /** Sends a call to both sides, and compares their answers. */
  async #exchange(exchange: Exchange): Promise<ClientAnswer> {
    const { operation, caller, world, session, translation } = exchange
    const { created } = session
    created.expect(operation, translation.body, caller.as)
    const sent = this.#callers.authorize(translation.upstream, caller)
    const answer = inOwnWords(await this.#upstream.send(sent), session.prefix)
    const reply = parsedReply(answer)
    this.#options.scrubber.learnFrom(reply.body)
    created.learn(operation, translation.body, caller.as, reply)

    const { reply: upstream, hidden, isPaged, isForeign } = session.ownPartOf(reply)
    this.#record.hidden += hidden
    session.isCrowded ||= hidden > 0
    const fake = await this.#play(translation.fake, world)
    if (isForeign) {
      this.#record.skip(operation.name, 'the upstream answered with a record that is not of this run')
      return heldBack(fake)
    }
    if (upstream.status === 429 || upstream.status >= 500) {
      this.#record.skip(
        operation.name,
        `the upstream answered ${upstream.status}, which any service may do at any time`,
      )
    } else await this.#judge(exchange, upstream, fake)
    // The number of a page and its neighbours depend on the records of others.
    if (isPaged) return heldBack({ ...fake, text: session.withUpstreamValues(fake.text) })
    return {
      ...answer,
      text: upstream.body === undefined ? '' : this.#textOf(upstream.body, translation.fake),
    }
  }

  /** A body of the upstream, with addresses of pages that lead back to the shadow. */
  #textOf(body: unknown, { origin }: ClientCall): string {
    const { account, url } = this.#options
    const { pages } = account.shadow.comparison
    const withPages = (value: unknown, key: string): unknown => {
      if (typeof value === 'string') return pages.has(key) ? value.replace(url, origin) : value
      if (typeof value !== 'object' || value === null) return value
      if (Array.isArray(value))
        return respell(
          value,
          value.map((item) => withPages(item, '')),
        )
      return respell(
        value,
        Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withPages(item, name)])),
      )
    }
    return writeJson(withPages(body, ''))
  }

  /** Notes where the answers of the upstream and of the fake differ. */
  async #judge(
    { number, operation, world, session, translation }: Exchange,
    upstream: Reply,
    fake: Played,
  ): Promise<void> {
    const { subjects } = translation
    if (subjects.some((subject) => session.parted.has(subject))) {
      this.#record.skip(operation.name, 'it is about a record with which the two had gone different ways before')
      return
    }

    this.#record.compared++
    const { shadow } = this.#options.account
    const known = {
      paired: session.paired,
      isParted: (kind: string, id: unknown) => session.parted.has(`${kind} ${id}`),
      isCrowded: session.isCrowded,
    }
    const note = ({ reply, assumptions }: Played) => {
      this.#record.findings.add(compareReplies(upstream, reply, known, shadow.comparison), {
        operation: operation.name,
        call: number,
        assumptions: ({ field }) => shadow.assumptionsBehind(field, upstream, reply, assumptions),
      })
    }
    note(fake)
    if (isSuccess(upstream) === isSuccess(fake.reply)) return

    // When the fake redirects the call, it does there what the upstream did at once.
    const { location } = fake.reply.headers
    const elsewhere = location === undefined ? undefined : { ...translation.fake, target: location }
    const again = elsewhere && (await this.#play(elsewhere, world))
    if (again && isSuccess(again.reply) === isSuccess(upstream)) note(again)
    else for (const subject of subjects) session.parted.add(subject)
  }

  /** Answers a call in the fake, and says what the answer rests on. */
  async #play({ method, target, origin, headers, text }: ClientCall, world: World): Promise<Played> {
    const answer = await this.#options.fake.fetch(new URL(target, origin), {
      method,
      headers,
      redirect: 'manual',
      ...(text !== '' && { body: text }),
    })
    const { status } = answer
    const own = { status, headers: answerHeaders(answer.headers), text: await answer.text() }
    const id = answer.headers.get(headerName('request')) as string
    const { assumptions } = findRequest(world.state.journal, id)
    const reply = parsedReply(own)
    this.#options.scrubber.learnFrom(reply.body)
    return { text: own.text, reply, assumptions }
  }

  /** The session of a world. A reset begins a new one, and removes what the one before has created. */
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

function heldBack({ text, reply: { status, headers } }: Played): ClientAnswer {
  return { status, text, headers: { ...headers, [headerName('shadow')]: 'held back' } }
}

/** The answer without the prefix in its redirect, which may repeat the query of the call. */
function inOwnWords(answer: ClientAnswer, prefix: string): ClientAnswer {
  const { location, ...headers } = answer.headers
  return location === undefined
    ? answer
    : { ...answer, headers: { ...headers, location: location.replaceAll(prefix, '') } }
}

function pathOf({ target }: ClientCall): string {
  return target.split('?', 1)[0] as string
}

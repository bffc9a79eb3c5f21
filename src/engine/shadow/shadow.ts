import { randomBytes } from 'node:crypto'
import { checkAccess } from '../../explo/contract/check-access.ts'
import { CreatedRecords } from '../../explo/contract/created-records.ts'
import { removeLeftovers } from '../../explo/contract/remove-leftovers.ts'
import { type OperationName, operationAt } from '../../explo/operations/index.ts'
import { assumptionsBehind } from '../../explo/shadow/attribute.ts'
import { ownPartOf } from '../../explo/shadow/own-part.ts'
import { Client, type Tokens } from '../contract/client.ts'
import { NotTried } from '../contract/not-tried.ts'
import { Pace, type Time } from '../contract/pace.ts'
import { isSuccess, parsedReply, type Reply } from '../contract/reply.ts'
import type { Scrubber } from '../contract/scrubber.ts'
import type { LocalFake } from '../handle/local-fake.ts'
import { findRequest } from '../journal/find-request.ts'
import type { World } from '../world/world.ts'
import { answerHeaders, type ClientAnswer, type ClientCall, sendable } from './call.ts'
import { Callers, type ShadowCaller } from './callers.ts'
import { compareReplies, pages } from './compare.ts'
import { Findings, type ShadowFinding } from './findings.ts'
import { Session } from './session.ts'
import { SkippedCallCounts, type SkippedCalls } from './skipped-calls.ts'
import { type Translation, translate } from './translate.ts'
import { Upstream } from './upstream.ts'

export interface ShadowOptions {
  /** The address of the upstream, without a slash at its end. */
  readonly url: string
  /** The API tokens of the upstream. */
  readonly tokens: Tokens
  /** Knows the tokens, and cleans the report of them. */
  readonly scrubber: Scrubber
  /** What is compared with it. */
  readonly fake: LocalFake
  readonly fetch: typeof globalThis.fetch
  readonly time: Time
  /** Whether to stay below the documented number of calls a minute. */
  readonly isPaced: boolean
  /** A customer of the upstream in which end users may be made and deleted, by its number. */
  readonly customerNumber: number | undefined
  /** Whether to send what cannot be undone. */
  readonly isIrreversibleAllowed: boolean
  readonly say: (line: string) => void
}

/** What came out of it. */
export interface ShadowReport {
  readonly upstream: string
  readonly calls: number
  readonly compared: number
  readonly findings: readonly ShadowFinding[]
  /** Calls that the fake answered, because they could not be sent safely. */
  readonly heldBack: readonly SkippedCalls[]
  /** Calls that the upstream answered, and whose answers say nothing about the fake. */
  readonly notCompared: readonly SkippedCalls[]
  /** Headers of the client that were not sent to the upstream, with the number of calls that had them. */
  readonly headersLeftOut: Readonly<Record<string, number>>
  /** How many records of others were left out of the answers. */
  readonly hidden: number
  /** How many records an earlier run had left, which this one has removed. */
  readonly removed: number
  /** What is still at the upstream and should not be, in words. */
  readonly left: readonly string[]
}

/** What all runs give to the ids that they make. */
export const shadowPrefix = 'explo-fake-shadow-'

/**
 * Answers an application's calls with the answers of a service, plays the same calls in a fake, and finds where the two
 * differ. At the upstream it touches nothing but records with a prefix of its own, which the application never sees.
 */
export class Shadow {
  readonly #options: ShadowOptions
  readonly #prefix = `${shadowPrefix}${randomBytes(4).toString('hex')}-`
  readonly #client: Client
  readonly #upstream: Upstream
  readonly #callers: Callers
  readonly #sessions = new Map<World, Session>()
  readonly #findings = new Findings()
  readonly #heldBack = new SkippedCallCounts()
  readonly #notCompared = new SkippedCallCounts()
  readonly #headersLeftOut = new Map<string, number>()
  #hidden = 0
  #calls = 0
  #compared = 0
  #sessionCount = 0
  #removed = 0
  /** One call after the other: which of two at once wins would be chance, and another one on each side. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: ShadowOptions) {
    this.#options = options
    const { url, tokens, scrubber, fake, fetch, time, say, isPaced } = options
    this.#callers = new Callers(fake.registry, tokens)
    const pace = isPaced ? new Pace(time) : undefined
    this.#client = new Client({ url, tokens, scrubber, fetch, time, say, pace })
    this.#upstream = new Upstream({ url, scrubber, fetch, pace })
  }

  /** Removes what killed runs have left. @throws {ExploFakeError} When the upstream does not know the API token. */
  async begin(): Promise<void> {
    await checkAccess(this.#client, this.#options.url)
    const { removed } = await removeLeftovers(this.#client, shadowPrefix, [])
    this.#removed = removed
  }

  /** What the upstream answers, as long as it may be asked. */
  answer(call: ClientCall): Promise<ClientAnswer> {
    const answer = this.#queue.then(() => this.#answer(call))
    this.#queue = answer.catch(() => {})
    return answer
  }

  /** Removes everything that it made at the upstream. */
  async end(): Promise<ShadowReport> {
    await this.#queue
    const own = [...this.#sessions.values()].map(({ created }) => created)
    for (const created of own) await created.remove(this.#client)
    const { left } = await removeLeftovers(this.#client, this.#prefix, own)
    return this.#options.scrubber.scrub({
      upstream: this.#options.url,
      calls: this.#calls,
      compared: this.#compared,
      findings: this.#findings.list(),
      heldBack: this.#heldBack.list(),
      notCompared: this.#notCompared.list(),
      headersLeftOut: Object.fromEntries(this.#headersLeftOut),
      hidden: this.#hidden,
      removed: this.#removed,
      left: [...left, ...own.flatMap((created) => created.listEndUsers())],
    })
  }

  async #answer(received: ClientCall): Promise<ClientAnswer> {
    const number = ++this.#calls
    const arrival = await this.#callers.meet(received)
    const session = await this.#sessionOf(arrival.world)
    const { call, leftOut } = sendable(arrival.call)
    for (const header of leftOut) this.#headersLeftOut.set(header, (this.#headersLeftOut.get(header) ?? 0) + 1)
    const operation = operationAt(call.method, pathOf(call))
    const name = operation?.name ?? `${call.method} ${pathOf(call)}`
    try {
      if (operation === undefined) throw new NotTried('Explo documents no such call')
      const caller = this.#callers.identify(arrival)
      const { irreversible } = operation
      if (irreversible !== null && !this.#options.isIrreversibleAllowed) {
        throw new NotTried(`${irreversible} (--irreversible sends it)`)
      }
      const { customerNumber } = this.#options
      const translation = await translate(call, { operation, caller, session, customerNumber })
      return await this.#compare({ number, operation: operation.name, caller, session, translation })
    } catch (error) {
      if (!(error instanceof NotTried)) throw error
      this.#heldBack.count(name, error.message)
      return heldBack(await this.#play(call, session))
    }
  }

  async #compare(exchange: Exchange): Promise<ClientAnswer> {
    const { operation, caller, session, translation } = exchange
    const { created } = session
    created.expect(operation, translation.body, caller.as)
    const sent = this.#callers.authorize(translation.upstream, caller)
    const answer = inOwnWords(await this.#upstream.send(sent), session.prefix)
    const reply = parsedReply(answer)
    this.#options.scrubber.learnFrom(reply.body)
    created.learn(operation, translation.body, caller.as, reply)

    const { reply: upstream, hidden, isPaged, isForeign } = ownPartOf(reply, session.prefix, session.resources)
    this.#hidden += hidden
    session.isCrowded ||= hidden > 0
    const fake = await this.#play(translation.fake, session)
    if (isForeign) {
      this.#notCompared.count(operation, 'the upstream answered with a record that is not of this run')
      return heldBack(fake)
    }
    if (upstream.status === 429 || upstream.status >= 500) {
      this.#notCompared.count(
        operation,
        `the upstream answered ${upstream.status}, which any service may do at any time`,
      )
    } else await this.#judge(exchange, upstream, fake)
    // Of a page among those of others neither its number nor its neighbours are about this run.
    if (isPaged) return heldBack({ ...fake, text: session.withUpstreamTokens(fake.text) })
    return {
      ...answer,
      text: upstream.body === undefined ? '' : this.#textOf(upstream.body, translation.fake),
    }
  }

  /** A body of the upstream, with addresses of pages that lead back to the shadow. */
  #textOf(body: unknown, { origin }: ClientCall): string {
    const { url } = this.#options
    return JSON.stringify(body, (key, value) =>
      pages.has(key) && typeof value === 'string' ? value.replace(url, origin) : value,
    )
  }

  /** Notes where the answers of the upstream and of the fake differ. */
  async #judge({ number, operation, session, translation }: Exchange, upstream: Reply, played: Played): Promise<void> {
    const { subjects } = translation
    const isParted = subjects.some((subject) => session.parted.has(subject))
    const { reply: fake, assumptions } = played
    if (isParted) {
      this.#notCompared.count(operation, 'it is about a record with which the two had gone different ways before')
      return
    }

    this.#compared++
    const known = {
      paired: session.paired,
      isParted: (kind: 'customer' | 'group tag', id: string) => session.parted.has(`${kind} ${id}`),
      isCrowded: session.isCrowded,
    }
    const note = (fake: Reply, restsOn: typeof assumptions) => {
      const differences = compareReplies(upstream, fake, known)
      this.#findings.add(differences, {
        operation,
        call: number,
        assumptions: (difference) => assumptionsBehind(difference, upstream, fake, restsOn),
      })
    }
    note(fake, assumptions)
    if (isSuccess(upstream) === isSuccess(fake)) return

    // The fake wants the call elsewhere: there it does what the upstream did at once.
    const { location } = fake.headers
    const elsewhere = location === undefined ? undefined : { ...translation.fake, target: location }
    const again = elsewhere && (await this.#play(elsewhere, session))
    if (again && isSuccess(again.reply) === isSuccess(upstream)) note(again.reply, again.assumptions)
    else for (const subject of subjects) session.parted.add(subject)
  }

  /** Answers a call in the fake, and says what the answer rests on. */
  async #play({ method, target, origin, headers, text }: ClientCall, { world }: Session): Promise<Played> {
    const answer = await this.#options.fake.fetch(new URL(target, origin), {
      method,
      headers,
      redirect: 'manual',
      ...(text !== '' && { body: text }),
    })
    const { status } = answer
    const own = { status, headers: answerHeaders(answer.headers), text: await answer.text() }
    const id = answer.headers.get('x-explo-fake-request') as string
    const { assumptions } = findRequest(world.state.journal, id)
    const reply = parsedReply(own)
    this.#options.scrubber.learnFrom(reply.body)
    return { text: own.text, reply, assumptions }
  }

  /** The session of a world, and a new one after each reset: then what the one before has made is gone, there as here. */
  async #sessionOf(world: World): Promise<Session> {
    const session = this.#sessions.get(world)
    if (session?.epoch === world.state.epoch) return session

    await session?.created.remove(this.#client)
    const prefix = `${this.#prefix}${++this.#sessionCount}-`
    const created = session?.created ?? new CreatedRecords(this.#prefix)
    const next = new Session({ world, prefix, client: this.#client, created })
    this.#sessions.set(world, next)
    return next
  }
}

/** A call on its way through. */
interface Exchange {
  readonly number: number
  readonly operation: OperationName
  readonly caller: ShadowCaller
  readonly session: Session
  readonly translation: Translation
}

/** How the fake has answered a call. */
interface Played {
  readonly text: string
  readonly reply: Reply
  readonly assumptions: readonly string[]
}

function heldBack({ text, reply: { status, headers } }: Played): ClientAnswer {
  return { status, text, headers: { ...headers, 'x-explo-fake-shadow': 'held back' } }
}

/** A redirect may repeat the query of the call. */
function inOwnWords(answer: ClientAnswer, prefix: string): ClientAnswer {
  const { location, ...headers } = answer.headers
  return location === undefined
    ? answer
    : { ...answer, headers: { ...headers, location: location.replaceAll(prefix, '') } }
}

function pathOf({ target }: ClientCall): string {
  return target.split('?', 1)[0] as string
}

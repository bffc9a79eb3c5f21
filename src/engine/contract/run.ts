import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { AssumptionName } from '../../explo/assumptions.ts'
import { checkAccess } from '../../explo/contract/check-access.ts'
import { CreatedRecords, removeEndUser } from '../../explo/contract/created-records.ts'
import { checks } from '../../explo/contract/index.ts'
import { callOf, sendTo } from '../../explo/contract/operation-call.ts'
import { outOfReach } from '../../explo/contract/out-of-reach.ts'
import { endUserId, familyPrefix } from '../../explo/contract/own-names.ts'
import { removeLeftovers } from '../../explo/contract/remove-leftovers.ts'
import { leadsToForeign, withheld, withholdForeign } from '../../explo/own-records.ts'
import { ExploFakeError } from '../input/tester-error.ts'
import { type Decisions, joinChoices } from '../options/choose-assumptions.ts'
import type { Dialect, ErrorBody } from '../refusals/dialect.ts'
import type { Basis } from '../terms.ts'
import type { Check, Need } from './check.ts'
import { CheckRun } from './check-run.ts'
import { Client, type Tokens } from './client.ts'
import { type Deviation, judge, type Standard } from './judge.ts'
import { type LearnedAssumptions, learnedFrom } from './learned-assumptions.ts'
import { NotTried } from './not-tried.ts'
import { Pace, type Time } from './pace.ts'
import { at, isSuccess, type Reply } from './reply.ts'
import type { Scrubber } from './scrubber.ts'
import { templateOf, wrapsWords } from './template.ts'

export interface ContractOptions {
  readonly url: string
  readonly tokens: Tokens
  /** Knows the tokens, and cleans the report of them. */
  readonly scrubber: Scrubber
  readonly decisions: Decisions
  readonly fetch: typeof globalThis.fetch
  readonly time: Time
  /** Whether to stay below the documented number of calls a minute. */
  readonly isPaced: boolean
  /** Ends the run early, and lets it clean up. */
  readonly signal: AbortSignal
  readonly customerNumber?: number | undefined
  /** Whether to try what cannot be undone. */
  readonly isIrreversibleAllowed: boolean
  /** The names of the checks to try. @default all */
  readonly only?: readonly string[] | undefined
  readonly onFinding: (finding: Finding, done: number, total: number) => void
  readonly say: (line: string) => void
}

/** What one check found out. */
export interface Finding {
  readonly name: string
  readonly says: string
  readonly basis: Basis
  readonly evidence: string
  readonly operations: readonly string[]
  readonly assumptions: readonly AssumptionName[]
  readonly verdict: 'holds' | 'differs' | 'not tried'
  /** Why it was not tried. */
  readonly because: string | null
  readonly deviations: readonly Deviation[]
  /** What to tell the fake, or null when there is nothing to tell, or no way. */
  readonly lesson: LearnedAssumptions | null
}

export interface ContractReport {
  readonly url: string
  readonly findings: readonly Finding[]
  readonly isInterrupted: boolean
  /** What earlier runs had left, and this one has removed. */
  readonly removed: number
  /** What is still there and should not be, in words. */
  readonly left: readonly string[]
  /** All lessons as one: what `--save` writes. */
  readonly lesson: LearnedAssumptions
}

/** A finding that has found nothing yet. */
type NothingFound = Omit<Finding, 'verdict'>

/** Why a check cannot be tried without what it needs. */
const lacks: { readonly [One in Need]: string } = {
  writer: 'needs a read-write API token',
  reader: 'needs a read-only API token of the same visibility group, too (--read-only-token)',
  other: 'needs an API token of another visibility group, too (--other-token)',
  customerNumber: "needs Explo's number of a customer, which the API does not tell (--customer-id)",
  irreversible: 'cannot be undone: it would publish, send e-mail or connect a partner (--irreversible tries it)',
}

/** Runs the contract once against one service, and removes what it made there. @throws {ExploFakeError} */
export async function runContract(options: ContractOptions): Promise<ContractReport> {
  return new ContractRun(options).report()
}

class ContractRun {
  readonly #options: ContractOptions
  readonly #prefix = `${familyPrefix}${randomBytes(4).toString('hex')}-`
  readonly #created = new CreatedRecords(this.#prefix)
  #client: Client
  #embedId = ''

  constructor(options: ContractOptions) {
    this.#options = options
    this.#client = this.#clientFor(options.tokens)
  }

  async report(): Promise<ContractReport> {
    const { url, signal, customerNumber } = this.#options
    await this.#enter()
    const earlier = await removeLeftovers(this.#client, familyPrefix, [])
    if (this.#has('writer') && customerNumber !== undefined)
      await removeEndUser(this.#client, { id: endUserId, customerNumber })
    const standard = await this.#standard()

    const { only } = this.#options
    const chosen = <Named extends { readonly name: string }>(list: readonly Named[]) =>
      list.filter(({ name }) => only?.includes(name) ?? true)
    const [tried, untried] = [chosen(checks), chosen(outOfReach)]
    const total = tried.length + untried.length
    const findings: Finding[] = []
    const found = (finding: Finding) => {
      findings.push(finding)
      this.#options.onFinding(finding, findings.length, total)
    }
    for (const check of tried) found(await this.#find(check, standard, findings.length + 1))
    for (const { because, ...point } of untried) {
      found({ ...point, basis: 'assumed', evidence: '', verdict: 'not tried', because, deviations: [], lesson: null })
    }
    await this.#created.remove(this.#client)
    const { left } = await removeLeftovers(this.#client, this.#prefix, [this.#created])

    return this.#options.scrubber.scrub({
      url,
      findings,
      isInterrupted: signal.aborted,
      removed: earlier.removed,
      left: [...left, ...this.#created.listEndUsers()],
      lesson: joinChoices(findings.flatMap(({ lesson }) => (lesson ? [lesson] : []))),
    })
  }

  /** Sees that the service knows the API token, and what the token may do. */
  async #enter(): Promise<void> {
    const { tokens } = this.#options
    await checkAccess(this.#client, this.#options.url)
    if (!this.#client.has('writer')) return

    // Lacks its only field, so that nothing is made by it.
    const attempt = await sendTo(this.#client, 'createGroupTag', {})
    if (attempt.status === 403) this.#client = this.#clientFor({ reader: tokens.writer })
  }

  async #standard(): Promise<Standard> {
    const as = this.#client.usualCaller
    const plain = await this.#client.send({ ...callOf('getCustomer', undefined, as), method: 'GET' })
    const fields = await this.#client.send(callOf('getCustomer', {}, as))
    const dashboards = await this.#client.send(callOf('listDashboards', undefined, as))
    const reports = await this.#client.send(callOf('listReports', undefined, as))

    const resources = [...listIn(dashboards, '/dashboards'), ...listIn(reports, '/reports')]
    const [embedId] = resources.map((resource) => at(resource, '/embed_id'))
    this.#embedId = typeof embedId === 'string' ? embedId : `${this.#prefix}dashboard`
    return {
      ...this.#options.decisions,
      wrapping: wrappingOf(plain, fields, this.#options.decisions.dialect),
      declaresResources: resources.length > 0,
    }
  }

  async #find(check: Check, standard: Standard, number: number): Promise<Finding> {
    const { steps: _, expected: __, needs, ...point } = check
    const nothingFound = { ...point, because: null, deviations: [], lesson: null }
    const missing = needs.find((need) => !this.#has(need))
    if (missing) return { ...nothingFound, verdict: 'not tried', because: lacks[missing] }
    // What cannot be removed now is tried again at the end.
    return this.#examine(check, standard, number, nothingFound).finally(() => this.#created.remove(this.#client))
  }

  async #examine(check: Check, standard: Standard, number: number, nothingFound: NothingFound): Promise<Finding> {
    try {
      const seen = await check.steps(this.#checkRun(number))
      const deviations = judge(check, seen, standard)
      if (deviations.length === 0) return { ...nothingFound, verdict: 'holds' }
      const lesson = learnedFrom(check, seen, standard)
      return {
        ...nothingFound,
        verdict: 'differs',
        deviations: deviations.map((deviation) => withoutOthers(deviation, Object.values(seen))),
        lesson: lesson && this.#isSafe(lesson) ? lesson : null,
      }
    } catch (error) {
      if (!(error instanceof NotTried || error instanceof ExploFakeError)) throw error
      const because = error instanceof ExploFakeError ? error.problem : error.message
      return { ...nothingFound, verdict: 'not tried', because }
    }
  }

  /** Whether it may be written to a file: it holds neither a secret nor a record of somebody else. */
  #isSafe(lesson: LearnedAssumptions): boolean {
    return isDeepStrictEqual(lesson, withholdForeign(this.#options.scrubber.scrub(lesson), isOwn))
  }

  #checkRun(number: number): CheckRun {
    const { signal, customerNumber } = this.#options
    return new CheckRun({
      client: this.#client,
      created: this.#created,
      prefix: this.#prefix,
      caller: this.#client.usualCaller,
      signal,
      number,
      customerNumber,
      embedId: this.#embedId,
    })
  }

  #has(need: Need): boolean {
    const { customerNumber, isIrreversibleAllowed } = this.#options
    if (need === 'customerNumber') return customerNumber !== undefined
    if (need === 'irreversible') return isIrreversibleAllowed
    return this.#client.has(need)
  }

  #clientFor(tokens: Tokens): Client {
    const { url, scrubber, fetch, time, isPaced, say } = this.#options
    return new Client({ url, tokens, scrubber, fetch, time, say, pace: isPaced ? new Pace(time) : undefined })
  }
}

const isOwn = (name: string) => name.startsWith(familyPrefix)
const isOwnOrPattern = (name: string) => isOwn(name) || name.startsWith('(')

/** A deviation to show: of records that the run did not make only their keys are left. */
function withoutOthers({ step, expected, seen, differences }: Deviation, replies: readonly Reply[]): Deviation {
  return {
    step,
    expected: withholdForeign(expected, isOwnOrPattern),
    seen: { ...seen, body: withholdForeign(seen.body, isOwn) },
    differences: differences.map(({ field, expected, seen }) =>
      replies.some(({ body }) => leadsToForeign(body, field, isOwn))
        ? { field, expected: withheld, seen: withheld }
        : { field, expected: withholdForeign(expected, isOwnOrPattern), seen: withholdForeign(seen, isOwn) },
    ),
  }
}

/** How the service wraps the words of a refusal without fields, and of one with. */
function wrappingOf(plain: Reply, fields: Reply, dialect: Dialect): Partial<ErrorBody> {
  const words = { words: { method: 'GET' } }
  const errors = { errors: { provided_id: ['This field is required.'] } }
  const seen = {
    plain: templateOf(plain.body, dialect.sentenceOf('methodNotAllowed', words), {}),
    fields: templateOf(fields.body, dialect.sentenceOf('fieldTypes', errors), errors),
  }
  return Object.fromEntries(Object.entries(seen).filter(([, template]) => wrapsWords(template)))
}

function listIn(reply: Reply, pointer: string): readonly unknown[] {
  const list = at(reply.body, pointer)
  return isSuccess(reply) && Array.isArray(list) ? list : []
}

import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { FakeError } from '../input/tester-error.ts'
import { type Decisions, joinChoices } from '../options/assumptions.ts'
import { type AccountAccess, clientOf, type RunOptions } from './account.ts'
import { type Check, NotTried } from './check.ts'
import type { Client } from './client.ts'
import { judge, OwnNames, type Standard } from './judge.ts'
import { type LearnedAssumptions, learnedFrom } from './learned-assumptions.ts'
import { type ContractReport, type Finding, shownDeviation } from './report.ts'

export interface ContractOptions extends RunOptions {
  readonly decisions: Decisions
  /** Ends the run early. It still cleans up. */
  readonly signal: AbortSignal
  /** The names of the checks to try. @default all */
  readonly only?: readonly string[] | undefined
  readonly onFinding: (finding: Finding, done: number, total: number) => void
}

/** Runs the contract once against one service, and removes what it has created there. @throws {FakeError} */
export async function runContract(options: ContractOptions): Promise<ContractReport> {
  return new ContractRun(options).report()
}

class ContractRun {
  readonly #options: ContractOptions
  readonly #ownNames: OwnNames
  readonly #prefix: string
  readonly #created: ReturnType<AccountAccess['noteRecords']>
  #client: Client

  constructor(options: ContractOptions) {
    const { account } = options
    this.#options = options
    this.#ownNames = new OwnNames(account.prefixes.contract)
    this.#prefix = `${account.prefixes.contract}${randomBytes(4).toString('hex')}-`
    this.#created = account.noteRecords(this.#prefix)
    this.#client = clientOf(options)
  }

  async report(): Promise<ContractReport> {
    const { account, url, signal, given } = this.#options
    await this.#enter()
    const earlier = await account.removeLeftovers(this.#client, account.prefixes.contract, [])
    if (this.#client.has('writer')) await account.removeUnlisted(this.#client, given)
    const findings = await this.#findAll(await this.#standard())
    const { left } = await account.removeLeftovers(this.#client, this.#prefix, [this.#created])

    return this.#options.scrubber.scrub({
      url,
      findings,
      isInterrupted: signal.aborted,
      removed: earlier.removed,
      left,
      lesson: joinChoices(findings.flatMap(({ lesson }) => (lesson ? [lesson] : []))),
    })
  }

  /** Checks that the service knows the API token. A token that may not write becomes the one of the reader. */
  async #enter(): Promise<void> {
    const { account, tokens, url } = this.#options
    await account.checkAccess(this.#client, url)
    if (!this.#client.has('writer') || (await account.canWrite(this.#client))) return
    this.#client = this.#client.withTokens({ reader: tokens.writer })
  }

  async #standard(): Promise<Standard> {
    const { account, decisions } = this.#options
    return {
      ...decisions,
      ...(await account.observe(this.#client, this.#prefix, decisions.dialect)),
      ownNames: this.#ownNames,
    }
  }

  async #findAll(standard: Standard): Promise<Finding[]> {
    const { account, only, onFinding } = this.#options
    const chosen = <Named extends { readonly name: string }>(list: readonly Named[]) =>
      list.filter(({ name }) => only?.includes(name) ?? true)
    const [tried, untried] = [chosen(account.checks), chosen(account.outOfReach)]
    const total = tried.length + untried.length
    const findings: Finding[] = []
    const found = (finding: Finding) => {
      findings.push(finding)
      onFinding(finding, findings.length, total)
    }
    for (const check of tried) found(await this.#find(check, standard, findings.length + 1))
    for (const { because, ...point } of untried) {
      found({ ...point, basis: 'assumed', evidence: '', verdict: 'not tried', because, deviations: [], lesson: null })
    }
    return findings
  }

  async #find(check: Check, standard: Standard, number: number): Promise<Finding> {
    const { steps: _, needs, ...statement } = check
    const finding = { ...statement, because: null, deviations: [], lesson: null }
    const notTried = (because: string) => ({ ...finding, verdict: 'not tried', because }) as const
    const missing = needs.find((need) => !this.#has(need))
    if (missing !== undefined) return notTried(this.#options.account.lacks[missing] as string)
    try {
      return { ...finding, ...(await this.#try(check, standard, number)) }
    } catch (error) {
      if (!(error instanceof NotTried || error instanceof FakeError)) throw error
      return notTried(error instanceof FakeError ? error.problem : error.message)
    }
  }

  async #try(check: Check, standard: Standard, number: number) {
    const { account, signal, given } = this.#options
    const [client, created, prefix] = [this.#client, this.#created, this.#prefix]
    const run = account.openCheckRun({ client, created, prefix, signal, number, given, facts: standard.facts })
    // At the end, the run tries again to remove what is left.
    const steps = await check.steps(run).finally(() => created.remove(client))
    const deviations = judge(steps, standard)
    if (deviations.length === 0) return { verdict: 'holds' } as const
    const lesson = learnedFrom(check, steps, standard)
    return {
      verdict: 'differs',
      deviations: deviations.map((one) => shownDeviation(one, run.replies, account.others, this.#ownNames)),
      lesson: lesson && this.#isSafe(lesson) ? lesson : null,
    } as const
  }

  /** Whether a lesson may be written to a file: it holds no secret, and no record of somebody else. */
  #isSafe(lesson: LearnedAssumptions): boolean {
    const { account, scrubber } = this.#options
    return isDeepStrictEqual(lesson, account.others.withhold(scrubber.scrub(lesson), this.#ownNames.has))
  }

  #has(need: string): boolean {
    const { given, isIrreversibleAllowed } = this.#options
    if (need === 'irreversible') return isIrreversibleAllowed
    return this.#client.has(need) || given[need] !== undefined
  }
}

import type { Test } from 'tap'
import type { ContractReport } from '../../src/engine/contract/report.ts'
import { type ContractOptions, runContract } from '../../src/engine/contract/run.ts'
import { Scrubber } from '../../src/engine/contract/scrubber.ts'
import { type AssumptionChoices, chooseAssumptions } from '../../src/engine/options/assumptions.ts'
import { account } from '../../src/explo/account.ts'
import { explo } from '../../src/explo/index.ts'
import { createExploFake, type ExploFakeOptions } from '../../src/index.ts'
import type { Habits } from './second-server/habits.ts'
import * as second from './second-server/server.ts'
import { SecondServer } from './second-server/server.ts'
import { tokens as fakeTokens, twoGroups } from './two-groups.ts'

const allTokens = { writer: fakeTokens.production, reader: fakeTokens.productionReadOnly, other: fakeTokens.sandbox }

export type Fetch = typeof globalThis.fetch

/** Runs all contract checks through `fetch`. Fails when a check waits. */
export function run(
  fetch: Fetch,
  options: Partial<ContractOptions> & { choices?: AssumptionChoices } = {},
): Promise<ContractReport> {
  const { choices = {}, tokens = allTokens, ...others } = options
  return runContract({
    account,
    url: 'http://service.test',
    tokens,
    scrubber: new Scrubber(Object.values(tokens)),
    decisions: chooseAssumptions(explo, choices),
    fetch,
    time: { now: () => 0, sleep: () => Promise.reject(new Error('A contract check waited.')) },
    isPaced: false,
    signal: new AbortController().signal,
    given: { customerNumber: 1 },
    isIrreversibleAllowed: true,
    onFinding: () => {},
    say: () => {},
    ...others,
  })
}

/** Starts a fake with the two visibility groups whose tokens `run` uses by default. */
export async function startTarget(t: Test, options: ExploFakeOptions = {}) {
  const explo = await createExploFake({ listen: false, fixtures: twoGroups, ...options })
  t.teardown(() => explo.close())
  return explo
}

export const secondTokens = second.tokens

/** Starts the second server with one customer, and returns it with a function that runs the contract against it. */
export async function startSecond(t: Test, habits: Partial<Habits> = {}) {
  const server = new SecondServer(habits)
  const url = await server.listen()
  t.teardown(() => server.close())
  const customer = server.account.create('Production', 'a customer of the team', { name: 'Acme' })
  const options = { url, tokens: secondTokens, given: { customerNumber: customer.number } }
  return {
    server,
    url,
    contract: (more: Parameters<typeof run>[1] = {}) => run(fetch, { ...options, ...more }),
  }
}

export function named({ findings }: ContractReport, verdict: 'differs' | 'holds' | 'not tried'): string[] {
  return findings.filter((finding) => finding.verdict === verdict).map(({ name }) => name)
}

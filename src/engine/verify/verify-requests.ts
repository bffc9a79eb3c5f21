import type { Catalogue } from '../catalogue.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import {
  checkExpectation,
  checkNever,
  checkSteps,
  checkWait,
  type NeverExpectation,
  type RequestExpectation,
  type Step,
  type WaitExpectation,
} from './expectation.ts'
import { verifyCount, verifyOrder } from './verify.ts'
import { type OpenJournal, verifyNone, waitForRequests } from './wait.ts'

// What a tester asks of the requests of a world. An expectation that nothing can meet is refused.

export async function verifyRequests(
  state: OpenJournal,
  expectation: RequestExpectation,
  catalogue: Catalogue,
): Promise<RequestRecord[]> {
  const bounds = checkExpectation(expectation, catalogue)
  return state.journal.describe(verifyCount(state, expectation, bounds))
}

export async function verifyNoRequest(
  state: OpenJournal,
  expectation: NeverExpectation,
  catalogue: Catalogue,
): Promise<void> {
  const withinMs = checkNever(expectation, catalogue)
  await verifyNone(state, expectation, withinMs)
}

export async function verifyRequestOrder(
  state: OpenJournal,
  steps: readonly Step[],
  catalogue: Catalogue,
): Promise<RequestRecord[]> {
  const matches = checkSteps(steps, catalogue)
  return state.journal.describe(verifyOrder(state, matches))
}

export async function awaitRequests(
  state: OpenJournal,
  expectation: WaitExpectation,
  catalogue: Catalogue,
): Promise<RequestRecord[]> {
  const { count, timeoutMs } = checkWait(expectation, catalogue)
  return state.journal.describe(await waitForRequests(state, expectation, count, timeoutMs))
}

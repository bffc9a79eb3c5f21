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
  operations: readonly string[],
): Promise<RequestRecord[]> {
  const bounds = checkExpectation(expectation, operations)
  return state.journal.describe(verifyCount(state, expectation, bounds))
}

export async function verifyNoRequest(
  state: OpenJournal,
  expectation: NeverExpectation,
  operations: readonly string[],
): Promise<void> {
  const withinMs = checkNever(expectation, operations)
  await verifyNone(state, expectation, withinMs)
}

export async function verifyRequestOrder(
  state: OpenJournal,
  steps: readonly Step[],
  operations: readonly string[],
): Promise<RequestRecord[]> {
  const matches = checkSteps(steps, operations)
  return state.journal.describe(verifyOrder(state, matches))
}

export async function awaitRequests(
  state: OpenJournal,
  expectation: WaitExpectation,
  operations: readonly string[],
): Promise<RequestRecord[]> {
  const { count, timeoutMs } = checkWait(expectation, operations)
  return state.journal.describe(await waitForRequests(state, expectation, count, timeoutMs))
}

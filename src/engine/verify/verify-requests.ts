import type { RequestRecord } from '../journal/request-record.ts'
import type { LocalWorld } from '../world/local-world.ts'
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
import { Account } from './failure-text.ts'
import { verifyCount, verifyOrder } from './verify.ts'
import { verifyNone, waitForRequests } from './wait.ts'

// What a tester asks of the requests of a world, checked: an expectation that nothing can meet is refused before it is tried.

export async function verifyRequests(world: LocalWorld, expectation: RequestExpectation): Promise<RequestRecord[]> {
  const bounds = checkExpectation(expectation, operationsOf(world))
  const { state } = world
  return new Account(state).describe(verifyCount(state, expectation, bounds))
}

export async function verifyNoRequest(world: LocalWorld, expectation: NeverExpectation): Promise<void> {
  const withinMs = checkNever(expectation, operationsOf(world))
  await verifyNone(world.state, expectation, withinMs)
}

export async function verifyRequestOrder(world: LocalWorld, steps: readonly Step[]): Promise<RequestRecord[]> {
  const matches = checkSteps(steps, operationsOf(world))
  const { state } = world
  return new Account(state).describe(verifyOrder(state, matches))
}

export async function awaitRequests(world: LocalWorld, expectation: WaitExpectation): Promise<RequestRecord[]> {
  const { count, timeoutMs } = checkWait(expectation, operationsOf(world))
  const { state } = world
  return new Account(state).describe(await waitForRequests(state, expectation, count, timeoutMs))
}

function operationsOf({ settings }: LocalWorld): readonly string[] {
  return settings.catalogue.operations
}

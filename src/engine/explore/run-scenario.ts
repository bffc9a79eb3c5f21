import { listRecords } from '../changes/stored-record.ts'
import { alarm } from '../clock/system-time.ts'
import type { Gate } from '../gates/gate.ts'
import type { WorldHandle } from '../handle/world-handle.ts'
import type { RequestRecord } from '../journal/request-record.ts'
import type { Scenario } from './explore-options.ts'
import { type Exploration, judgeRun, mostCalls, type Observation, type Verdict } from './judge-run.ts'
import type { RunPlan } from './run-plan.ts'

/** How often the scenario runs: once, twice one after the other, or twice at the same time. */
export type Repetition = 'at once' | 'in turn' | 'once'

/** How often to look for requests under way that the scenario does not await. */
const pauseMs = 5

/**
 * Runs the scenario in a fork of the world, and judges the run.
 *
 * @param reference The same run without failures. A run with many more calls than it is given up.
 */
export async function runScenario(
  exploration: Exploration,
  plan: RunPlan,
  repetition: Repetition,
  reference?: Observation,
): Promise<{ run: Observation; verdict: Verdict | undefined }> {
  const { world, records, scenario, timeoutMs } = exploration
  const fork = await world.fork(`${world.name}, explored`)
  const end = new AbortController()
  try {
    const gate = await arm(fork, plan, timeoutMs)
    const overtaken = gate && overtake(gate, plan.race?.first)
    const settled = repeat(scenario, fork, end.signal, repetition).then(async (outcomes) => {
      await overtaken
      await allAnswered(fork, end.signal)
      return outcomes
    })
    const maxCalls = reference ? mostCalls(reference) : Number.POSITIVE_INFINITY
    const ended = await Promise.race([settled, timeout(timeoutMs, end.signal), moreCalls(fork, maxCalls)])
    const isGivenUp = typeof ended === 'string'
    const run: Observation = {
      plan,
      outcomes: isGivenUp ? [] : ended,
      givenUp: isGivenUp ? ended : undefined,
      calls: await fork.requests.list(),
      dropped: await fork.requests.dropped(),
      stored: await listRecords(records, fork),
    }
    return { run, verdict: await judgeRun(run, reference, fork, exploration) }
  } finally {
    end.abort(new Error('This run is over.'))
    await fork.close()
  }
}

/** @returns The gate where two calls meet. */
async function arm(fork: WorldHandle, { faults, race }: RunPlan, timeoutMs: number): Promise<Gate | undefined> {
  for (const { operation, phase, then, skip } of faults)
    await fork.faults.add({ match: { operation }, phase, then, skip })
  const isSlow = faults.some(
    ({ then }) => typeof then === 'object' && 'connection' in then && then.connection === 'slow',
  )
  // A slow answer needs a running clock.
  if (isSlow) await fork.clock.resume()
  if (!race) return undefined
  const { operation } = race
  return fork.gate({ operation, at: 'beforeCommit', parties: 2, timeoutMs: Math.ceil(timeoutMs / 5) })
}

/** Lets one of two calls overtake the other. Resolves when both are done, or when they did not meet. */
async function overtake(gate: Gate, first: number | undefined): Promise<void> {
  try {
    const ids = (await gate.arrived).map(({ id }) => id)
    await gate.release({ order: first === 1 ? ids : ids.toReversed() })
  } catch {
    // Only one call arrived, or the run was given up. There is no race here.
  }
}

async function repeat(
  scenario: Scenario<WorldHandle, unknown>,
  fork: WorldHandle,
  signal: AbortSignal,
  repetition: Repetition,
): Promise<PromiseSettledResult<unknown>[]> {
  const attempt = async () => scenario(fork, { signal })
  if (repetition === 'at once') return Promise.allSettled([attempt(), attempt()])
  const first = await Promise.allSettled([attempt()])
  return repetition === 'once' ? first : [...first, ...(await Promise.allSettled([attempt()]))]
}

/** Resolves when no request is under way. The scenario may not have awaited all of its calls. */
async function allAnswered(fork: WorldHandle, signal: AbortSignal): Promise<void> {
  const isUnderWay = ({ status, isInjected }: RequestRecord) => status === null && !isInjected
  while (!signal.aborted && (await fork.requests.list()).some(isUnderWay)) {
    await new Promise<void>((resolve) => alarm(pauseMs, resolve))
  }
}

function timeout(milliseconds: number, signal: AbortSignal): Promise<'timeout'> {
  return new Promise((resolve) => {
    const cancel = alarm(milliseconds, () => resolve('timeout'))
    signal.addEventListener('abort', cancel)
  })
}

/** Resolves when the fork has received more calls than `most`. */
async function moreCalls(fork: WorldHandle, most: number): Promise<'calls'> {
  let calls = 0
  for await (const { type } of fork.events()) if (type === 'request' && ++calls > most) return 'calls'
  // The fork is closed.
  return new Promise(() => {})
}

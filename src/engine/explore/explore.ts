import { textOf } from '../changes/stored-record.ts'
import type { WorldHandle } from '../handle/world-handle.ts'
import { OptionError } from '../input/tester-error.ts'
import type { RecordWords } from '../journal/change.ts'
import { variableName } from '../product.ts'
import { counterexample } from './counterexample.ts'
import { ExploreError, unstable } from './explore-error.ts'
import { type ExploreOptions, type ExploreReport, readExploreOptions, type Scenario } from './explore-options.ts'
import {
  comparable,
  type Exploration,
  instability,
  messageOf,
  namesOf,
  type Observation,
  type Verdict,
} from './judge-run.ts'
import { furtherPlans, type RunPlan, replayedPlan, replayToken } from './run-plan.ts'
import { type Repetition, runScenario } from './run-scenario.ts'

/**
 * Runs the scenario with every failure at every call.
 *
 * @param token Of the only run to try. @default the one of the environment variable; without it, all runs are tried
 * @throws {ExploreError}
 * @throws {OptionError}
 */
export async function explore<Value>(
  world: WorldHandle,
  records: RecordWords,
  scenario: Scenario<WorldHandle, Value>,
  options: ExploreOptions<WorldHandle, Value> = {},
  token?: string,
): Promise<ExploreReport> {
  if (typeof scenario !== 'function') {
    throw new OptionError('The scenario is not a function.', 'Give one, for example async (world) => { … }.')
  }
  const read = readExploreOptions(options as ExploreOptions<WorldHandle, unknown>)
  return new Explorer({ ...read, world, records, scenario }).explore(token)
}

const noFailures: RunPlan = { faults: [], race: null }

class Explorer {
  readonly #exploration: Exploration
  #operations: ReadonlySet<string> = new Set()
  /** The operations that the scenario calls when nothing fails. */
  #names: readonly string[] = []
  #runs = 0

  constructor(exploration: Exploration) {
    this.#exploration = exploration
  }

  async explore(token: string | undefined): Promise<ExploreReport> {
    const routes = await this.#exploration.world.routes()
    this.#operations = new Set(routes.filter(({ isAnswered }) => isAnswered).map(({ operation }) => operation))
    const alone = await this.#learn('once')
    this.#names = namesOf(alone)
    const inTurn = this.#exploration.hasRaces ? await this.#learn('in turn') : alone

    const replayed = replayedPlan(this.#names, token)
    if (replayed) await this.#tryPlan(replayed, replayed.race ? inTurn : alone)
    else await this.#tryAll(alone, inTurn)
    return { calls: alone.calls.length, runs: this.#runs }
  }

  /** Tries the smallest plans first. */
  async #tryAll(alone: Observation, inTurn: Observation): Promise<void> {
    /** One run for each result. After equal calls and an equal state, a further failure has the same effect. */
    const results = new Map<string, Observation>()
    for (const plan of this.#plansAfter(alone)) {
      const run = await this.#tryPlan(plan, alone)
      const result = textOf(resultOf(run, this.#exploration.records))
      if (!results.has(result)) results.set(result, run)
    }
    if (this.#exploration.hasRaces) for (const plan of this.#races()) await this.#tryPlan(plan, inTurn)
    if (this.#exploration.depth === 1) return
    for (const run of results.values()) for (const plan of this.#plansAfter(run)) await this.#tryPlan(plan, alone)
  }

  #plansAfter({ plan, calls }: Observation): RunPlan[] {
    return furtherPlans(calls, plan.faults, this.#exploration.faults, this.#operations)
  }

  #races(): RunPlan[] {
    const operations = [...new Set(this.#names)].filter((name) => this.#operations.has(name))
    return operations.flatMap((operation) =>
      ([1, 2] as const).map((first) => ({ faults: [], race: { operation, first } })),
    )
  }

  /** Runs the scenario twice without failures. @throws {ExploreError} When it fails, or the runs differ. */
  async #learn(repetition: Repetition): Promise<Observation> {
    const learn = async () => {
      const { run, verdict } = await runScenario(this.#exploration, noFailures, repetition)
      // A scenario that cannot run twice in turn can still race.
      if (verdict && (repetition === 'once' || verdict.reason !== 'error')) throw this.#failure(run, run, verdict)
      return run
    }
    const first = await learn()
    if (first.dropped > 0) {
      throw new OptionError(
        `The scenario makes more calls than the journal keeps: ${first.dropped} were dropped.`,
        'Raise "maxEntries" and "maxBytes" of the option "journal", or explore a part of the scenario.',
      )
    }
    if (first.calls.length === 0) {
      throw new OptionError(
        'The scenario has sent no request to its world.',
        'Give its client the API token of the world that it gets: `world.apiToken`, or the variables of `world.env()`.',
      )
    }
    const cause = instability(first, await learn(), this.#exploration.records)
    if (cause === undefined) return first
    throw unstable(cause)
  }

  /** @throws {ExploreError} When the run fails. */
  async #tryPlan(plan: RunPlan, reference: Observation): Promise<Observation> {
    this.#runs++
    const runPlan = () => runScenario(this.#exploration, plan, plan.race ? 'at once' : 'once', reference)
    const { run, verdict } = await runPlan()
    if (plan.faults.length > 0 && !run.calls.some(({ faults }) => faults.length > 0)) {
      throw unstable(`${plan.faults.at(-1)?.operation} was called when nothing failed, and not in a later run`)
    }
    if (!verdict) return run

    const repeated = await runPlan()
    if (repeated.verdict?.reason === verdict.reason) throw this.#failure(run, reference, verdict)
    throw unstable(`${counterexample(run, reference, verdict)}. The same run ended in another way when it was repeated`)
  }

  #failure(run: Observation, reference: Observation, verdict: Verdict): ExploreError {
    const { faults, race } = run.plan
    const isFree = faults.length === 0 && race === null
    const replay = isFree ? null : replayToken(run.plan, this.#names)
    return new ExploreError(
      `${counterexample(run, reference, verdict)}.`,
      isFree ? 'Let it pass without failures first.' : `${variableName('replay')}=${replay} repeats this run.`,
      { faults: faults.map(({ skip: _, ...fault }) => fault), race, reason: verdict.reason, replay },
      { cause: verdict.cause },
    )
  }
}

/** What a client saw of a run, except the failure itself, and what is stored after it. */
function resultOf({ calls, outcomes, stored }: Observation, records: RecordWords): unknown {
  return {
    calls: calls.map(({ operation, path, body, status, faults }) => [
      operation,
      path,
      body,
      faults.length > 0 || status,
    ]),
    outcomes: outcomes.map((outcome) => outcome.status === 'fulfilled' || messageOf(outcome.reason)),
    stored: comparable(stored, records).map(textOf).sort(),
  }
}

import { longestTimer } from '../clock/system-time.ts'
import { readEffect } from '../faults/effect.ts'
import type { Fault } from '../faults/fault.ts'
import { checkObject, checkValue, isWhole } from '../input/check-input.ts'

/** One way in which a call can fail, as in a {@link Fault}. */
export interface CallFailure {
  /** `before`: the service does nothing. `after`: it does what was asked, and only the answer is lost. */
  readonly phase: 'after' | 'before'
  readonly then: NonNullable<Fault['then']>
}

/** How one run of a scenario ended. */
export interface ScenarioOutcome<Value> {
  /** What the scenario returned; undefined when it failed. */
  readonly value: Value | undefined
  /** What it threw; undefined when it returned. */
  readonly error: unknown
}

/** The second argument of a scenario. */
export interface ScenarioRun {
  /** Aborted when the exploration gives this run up. A client that ignores it and never stops keeps the process alive. */
  readonly signal: AbortSignal
}

/** What the tested client does, from the first call to the last. It runs many times, each time in its own world. */
export type Scenario<World, Value> = (world: World, run: ScenarioRun) => Promise<Value> | Value

/** What to try, and what must hold. */
export interface ExploreOptions<World, Value> {
  /**
   * Called after each run. Throws or returns false when the world, or the result of the scenario, is wrong.
   *
   * @default only the other rules apply
   */
  readonly check?: ((world: World, outcome: ScenarioOutcome<Value>) => unknown) | undefined
  /**
   * How calls fail.
   *
   * @default throttled, server error and reset before the operation; reset and server error after it; a slow answer, which
   * takes a fifth of `timeoutMs`
   */
  readonly faults?: readonly CallFailure[] | undefined
  /** How many calls of a run fail. @default 1 */
  readonly depth?: 1 | 2 | undefined
  /** 2: also runs two scenarios at once, and lets each call of one overtake the same call of the other. @default no races */
  readonly races?: 2 | undefined
  /** How long a run may take, in milliseconds of real time. @default 5000 */
  readonly timeoutMs?: number | undefined
}

/** What a successful exploration tried. */
export interface ExploreReport {
  /** How many calls the scenario makes when nothing fails. */
  readonly calls: number
  /** How many runs had a failure or a race. */
  readonly runs: number
}

const keys = ['check', 'faults', 'depth', 'races', 'timeoutMs']

/** The checked options, with defaults. @throws {OptionError} */
export function readExploreOptions<World>(options: ExploreOptions<World, unknown>) {
  checkObject(options, keys, 'The options of explore', (key) => `There is no option "${key}" of explore.`)
  const { check = () => true, depth = 1, races, timeoutMs = 5000 } = options
  expect('check', check, typeof check === 'function', 'a function of the world and the outcome')
  expect('depth', depth, depth === 1 || depth === 2, '1 or 2')
  expect('races', races, races === undefined || races === 2, '2, or leave it out')
  expect('timeoutMs', timeoutMs, isWhole(timeoutMs, 1, longestTimer), 'milliseconds of real time, for example 5000')
  const { faults = defaultFailures(timeoutMs) } = options
  expect('faults', faults, Array.isArray(faults) && faults.length > 0, 'a list of failures')
  for (const failure of faults) checkFailure(failure)
  return { check, faults, depth, hasRaces: races === 2, timeoutMs }
}

function defaultFailures(timeoutMs: number): CallFailure[] {
  return [
    { phase: 'before', then: 'throttled' },
    { phase: 'before', then: 'server-error' },
    { phase: 'before', then: { connection: 'reset' } },
    { phase: 'after', then: { connection: 'reset' } },
    { phase: 'after', then: 'server-error' },
    { phase: 'before', then: { connection: 'slow', over: Math.ceil(timeoutMs / 5) } },
  ]
}

function checkFailure(failure: CallFailure): void {
  checkObject(failure, ['phase', 'then'], 'A failure of explore', (key) => `A failure of explore has no "${key}".`)
  const { phase, then } = failure
  expect('phase', phase, phase === 'before' || phase === 'after', '"before" or "after"')
  expect('then', then, then !== undefined, 'an error, for example "unavailable"')
  readEffect(then)
}

function expect(name: string, value: unknown, isRight: boolean, expected: string): void {
  checkValue(`"${name}" of explore`, value, isRight, `Give ${expected}.`)
}

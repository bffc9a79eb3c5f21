import type { Catalogue } from '../catalogue.ts'
import { type Duration, readDuration, readInstant } from '../clock/read-time.ts'
import { isoTime } from '../clock/system-time.ts'
import { checkObject, checkValue, isWhole } from '../input/check-input.ts'
import { copyOf } from '../input/json-spelling.ts'
import { OptionError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import type { Random } from '../random.ts'
import type { Service } from '../service.ts'
import { type Effect, readEffect } from './effect.ts'
import type { ArmedFault, Fault, LognormalDelay } from './fault.ts'
import type { Replay } from './replay.ts'
import { targetsOf } from './targets.ts'

/** A checked fault. */
export interface FaultRule {
  /** The fault as testers see it, without its hits. */
  readonly shown: Omit<ArmedFault, 'hits' | 'id' | 'isSpent'>
  readonly operations: ReadonlySet<string>
  readonly from: number
  readonly until: number
  readonly effect: Effect | undefined
  readonly delay: Delay | undefined
}

const keys = ['match', 'skip', 'times', 'window', 'phase', 'then', 'delay', 'rate']
const phases = ['before', 'after']

/** @throws {OptionError} For an invalid value, and for a fault that would never fire. */
export function readFault(fault: Fault, service: Service, catalogue: Catalogue, replay: Replay): FaultRule {
  checkObject(fault, keys, 'A fault', (key) => `A fault has no "${key}".`)
  const { match, skip = 0, times = 1, phase = 'before', then, delay, rate } = fault
  if (match === undefined) {
    throw new OptionError('The fault has no "match".', 'Give { "operation": … }, or {} for every request.')
  }
  if (then === undefined && delay === undefined) {
    throw new OptionError('The fault does nothing.', 'Give a "then", for example "unavailable", or a "delay".')
  }

  checkValue('The "skip" of a fault', skip, isWhole(skip, 0), 'Give 0 or a positive whole number.')
  const isCount = times === 'unlimited' || isWhole(times, 1)
  checkValue('The "times" of a fault', times, isCount, 'Give a positive whole number, or "unlimited".')
  checkValue('The "phase" of a fault', phase, phases.includes(phase), 'Give "before" or "after".')
  if (rate !== undefined) checkRate(rate, replay)
  const operations = targetsOf(match, service, catalogue)
  const { from, until } = readWindow(fault.window)
  const window = fault.window && {
    ...(Number.isFinite(from) && { from: isoTime(from) }),
    ...(Number.isFinite(until) && { until: isoTime(until) }),
  }
  const hasChances = rate !== undefined || (typeof delay === 'object' && delay !== null)

  return {
    shown: {
      match: copyOf(match),
      skip,
      times,
      phase,
      ...(window && { window }),
      ...(then !== undefined && { then: copyOf(then) }),
      ...(delay !== undefined && { delay: copyOf(delay) }),
      ...(rate !== undefined && { rate }),
      replay: hasChances ? replay.token : null,
    },
    operations,
    from,
    until,
    effect: readEffect(then),
    delay: delay === undefined ? undefined : readDelay(delay),
  }
}

function checkRate(rate: number, replay: Replay): void {
  const isProbability = Number.isFinite(rate) && rate > 0 && rate <= 1
  checkValue('The "rate" of a fault', rate, isProbability, 'Give a number above 0 and up to 1.')
  if (replay.isSeedGiven) return
  throw new OptionError(
    'A "rate" needs the option "randomSeed", so that its random decisions can be repeated.',
    `Give one, for example create${product.className}({ randomSeed: "1" }).`,
  )
}

function readWindow(window: Fault['window'] = {}): { from: number; until: number } {
  checkObject(window, ['from', 'until'], 'The "window" of a fault', (key) => `A "window" has no "${key}".`)
  const from = window.from === undefined ? Number.NEGATIVE_INFINITY : readInstant(window.from, '"from" of the window')
  const until =
    window.until === undefined ? Number.POSITIVE_INFINITY : readInstant(window.until, '"until" of the window')
  if (from < until) return { from, until }
  throw new OptionError('The fault would never fire: its window ends before it begins.', 'Swap "from" and "until"?')
}

/** Milliseconds. `key` selects the random numbers. */
type Delay = (random: Random, key: readonly (number | string)[]) => number

/** @throws {OptionError} */
function readDelay(delay: Duration | LognormalDelay): Delay {
  if (typeof delay !== 'object') {
    const milliseconds = readDuration(delay, 'The "delay" of a fault')
    return () => milliseconds
  }

  checkObject(delay, ['median', 'sigma'], 'A "delay" that varies', (key) => `A "delay" has no "${key}".`)
  const median = readDuration(delay.median, 'The "median" of a delay')
  const { sigma } = delay
  checkValue('The "sigma" of a delay', sigma, Number.isFinite(sigma) && sigma >= 0, 'Give 0 or more; 0.5 is usual.')
  return (random, key) => median * Math.exp(sigma * normal(random, key))
}

/** A standard normal variable, by the Box-Muller transform. */
function normal(random: Random, key: readonly (number | string)[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.fraction('radius', ...key)))
  return radius * Math.cos(2 * Math.PI * random.fraction('angle', ...key))
}

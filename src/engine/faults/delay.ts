import { type Duration, readDuration } from '../clock/read-time.ts'
import { checkObject, shown } from '../input/check-input.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Random } from '../world/random.ts'
import type { LognormalDelay } from './fault.ts'

/** Milliseconds; `key` picks what is left to chance. */
export type Delay = (random: Random, key: readonly (number | string)[]) => number

/** @throws {OptionError} */
export function readDelay(delay: Duration | LognormalDelay): Delay {
  if (typeof delay !== 'object') {
    const milliseconds = readDuration(delay, 'The "delay" of a fault')
    return () => milliseconds
  }

  checkObject(delay, ['median', 'sigma'], 'A "delay" that varies', (key) => `A "delay" has no "${key}".`)
  const median = readDuration(delay.median, 'The "median" of a delay')
  const { sigma } = delay
  if (!Number.isFinite(sigma) || sigma < 0) {
    throw new OptionError(`The "sigma" of a delay cannot be ${shown(sigma)}.`, 'Give 0 or more; 0.5 is usual.')
  }
  return (random, key) => median * Math.exp(sigma * normal(random, key))
}

/** A standard normal variable, as Box and Muller make it. */
function normal(random: Random, key: readonly (number | string)[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.fraction('radius', ...key)))
  return radius * Math.cos(2 * Math.PI * random.fraction('angle', ...key))
}

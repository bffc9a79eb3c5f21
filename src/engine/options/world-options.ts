import { type Duration, type Instant, readDuration, readInstant } from '../clock/read-time.ts'
import { checkObject } from '../input/check-object.ts'
import { suggestion } from '../input/nearest.ts'
import { shown } from '../input/shown.ts'
import { OptionError } from '../input/tester-error.ts'
import type { RateLimit, Settings, UnknownTokens } from './settings.ts'

/** How the worlds of a fake behave. */
export interface WorldOptions {
  /**
   * `'real'`: the time of the system; or an instant, where the clock of every world stands until a test moves it.
   *
   * @default 'real'
   * @example '2026-01-31T12:00:00Z'
   */
  readonly clock?: 'real' | Instant
  /**
   * `'documented'`: 180 requests per minute and client address; or numbers of your own. Counted in each world apart.
   *
   * @default 'off'
   */
  readonly rateLimit?: 'documented' | 'off' | RateLimit
  /**
   * `'new-world'`: an API token that no world has opens a fresh world from the fixtures, on its first request.
   *
   * @default 'reject'
   */
  readonly unknownTokens?: UnknownTokens
  /** How many worlds there may be at a time, the default one included. @default 10_000 */
  readonly maxWorlds?: number
  /** How long a world lives without a request or a call, on the system's time. @default 'never' */
  readonly worldTtl?: 'never' | Duration
  /**
   * True: answers vary in all that Explo's documentation leaves open, so that a client which leans on an accident is
   * caught. `randomSeed` decides how, and repeats it.
   *
   * @default false
   */
  readonly vary?: boolean
}

export const worldDefaults = {
  clock: 'real',
  rateLimit: 'off',
  unknownTokens: 'reject',
  maxWorlds: 10_000,
  worldTtl: 'never',
  vary: false,
} satisfies WorldOptions

/** Documented: `docs.explo.co/security/rate-limits`, in force since 2025-02-19. */
const documentedRateLimit: RateLimit = { limit: 180, windowMs: 60_000 }
const treatments: readonly UnknownTokens[] = ['reject', 'new-world']

type WorldSettings = Pick<Settings, 'clock' | 'maxWorlds' | 'rateLimit' | 'unknownTokens' | 'vary' | 'worldTtl'>

/** @throws {OptionError} */
export function readWorldOptions(options: Required<WorldOptions>): WorldSettings {
  const { clock, unknownTokens, maxWorlds, worldTtl, vary } = options
  if (!treatments.includes(unknownTokens)) {
    const cure = suggestion(String(unknownTokens), treatments)
    throw new OptionError(`The option "unknownTokens" cannot be ${shown(unknownTokens)}.`, cure)
  }
  expectCount('maxWorlds', maxWorlds)
  if (typeof vary !== 'boolean') {
    throw new OptionError(`The option "vary" cannot be ${shown(vary)}.`, 'Give true or false.')
  }
  return {
    clock: clock === 'real' ? undefined : readInstant(clock, 'The option "clock"'),
    rateLimit: readRateLimit(options.rateLimit),
    unknownTokens,
    maxWorlds,
    worldTtl: worldTtl === 'never' ? undefined : readDuration(worldTtl, 'The option "worldTtl"'),
    vary,
  }
}

function readRateLimit(rule: Required<WorldOptions>['rateLimit']): RateLimit | undefined {
  if (rule === 'off') return undefined
  if (rule === 'documented') return documentedRateLimit
  if (typeof rule !== 'object') {
    const cure = 'Give "off", "documented", or for example { limit: 180, windowMs: 60000 }.'
    throw new OptionError(`The option "rateLimit" cannot be ${shown(rule)}.`, cure)
  }
  checkObject(
    rule,
    Object.keys(documentedRateLimit),
    'The option "rateLimit"',
    (name) => `There is no option "rateLimit.${name}".`,
  )
  const { limit, windowMs } = { ...documentedRateLimit, ...rule }
  expectCount('rateLimit.limit', limit)
  expectCount('rateLimit.windowMs', windowMs)
  return { limit, windowMs }
}

function expectCount(name: string, value: unknown): void {
  if (Number.isSafeInteger(value) && (value as number) > 0) return
  throw new OptionError(`The option "${name}" cannot be ${shown(value)}.`, 'Give a whole number from 1.')
}

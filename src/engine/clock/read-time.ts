import { checkValue } from '../input/check-input.ts'

/** An instant: ISO 8601 with a time zone, a `Date`, or milliseconds since 1970. @example '2026-01-31T12:00:00Z' */
export type Instant = Date | number | string

/** A time span: a number of milliseconds, or a text of numbers with the units ms, s, m, h, d. @example '61s', '1h30m' */
export type Duration = number | string

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const iso = /^[+-]?\d{4,6}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/
/** The longest duration: more than the years from 0 to 9999. */
const longest = 8_640_000_000_000_000
/** The years 0 to 9999. Beyond them, a time computed from an instant, such as the expiry of a JWT, might not be a date. */
const earliestInstant = Date.parse('0000-01-01T00:00:00Z')
export const latestInstant = Date.parse('9999-12-31T23:59:59.999Z')

/** Milliseconds since 1970. @throws {OptionError} */
export function readInstant(instant: unknown, name: string): number {
  const value = instant instanceof Date ? instant.getTime() : instant
  const time = typeof value === 'string' && iso.test(value) ? Date.parse(value) : value
  const isTime = typeof time === 'number' && !Number.isNaN(time)
  const cure = 'Give an instant, for example "2026-01-31T12:00:00Z", a Date, or milliseconds since 1970.'
  checkValue(name, instant, isTime, cure)
  const isInRange = time >= earliestInstant && time <= latestInstant
  checkValue(name, instant, isInRange, 'Give an instant of the years 0 to 9999.')
  return Math.floor(time)
}

/** Milliseconds. @throws {OptionError} */
export function readDuration(duration: unknown, name: string): number {
  const milliseconds = typeof duration === 'string' ? parse(duration) : duration
  const isDuration = typeof milliseconds === 'number' && milliseconds >= 0 && milliseconds <= longest
  checkValue(name, duration, isDuration, 'Give a duration, for example "61s", "1h30m" or "25h", or milliseconds.')
  return milliseconds
}

function parse(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(text)) return undefined
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)]
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] as number), 0)
}

import { test } from 'tap'
import { readDuration, readInstant } from '../../../src/engine/clock/read-time.ts'

const noon = Date.parse('2026-01-31T12:00:00Z')

for (const instant of [
  '2026-01-31T12:00:00Z',
  '2026-01-31T13:00:00.000+01:00',
  '2026-01-31T12:00Z',
  new Date(noon),
  noon,
]) {
  test(`${instant} is an instant`, async (t) => {
    t.equal(readInstant(instant, 'It'), noon)
  })
}

for (const instant of ['noon', '2026-01-31T12:00:00', '2026-13-31', '12', '', null, {}, Number.NaN, new Date('x')]) {
  test(`${String(instant)} is not an instant`, async (t) => {
    t.throws(() => readInstant(instant, 'It'), {
      name: 'OptionError',
      problem: /^It cannot be /,
      hint: 'Give an instant, for example "2026-01-31T12:00:00Z", a Date, or milliseconds since 1970.',
    })
  })
}

for (const instant of [1e17, '+010000-01-01', new Date('-000001-12-31T23:59:59.999Z'), Number.POSITIVE_INFINITY]) {
  test(`${String(instant)} is outside the range of a clock`, async (t) => {
    t.throws(() => readInstant(instant, 'It'), {
      name: 'OptionError',
      problem: /^It cannot be /,
      hint: 'Give an instant of the years 0 to 9999.',
    })
  })
}

const durations = { '61s': 61_000, '1h30m': 5_400_000, '25h': 90_000_000, '1.5d': 129_600_000, '500ms': 500, '0s': 0 }

for (const [duration, milliseconds] of Object.entries(durations)) {
  test(`${duration} is a duration`, async (t) => {
    t.equal(readDuration(duration, 'It'), milliseconds)
    t.equal(readDuration(milliseconds, 'It'), milliseconds)
  })
}

for (const duration of ['soon', '5', '1w', '-1s', 's', -1, Number.POSITIVE_INFINITY, null, undefined, '1h 30m']) {
  test(`${String(duration)} is not a duration`, async (t) => {
    t.throws(() => readDuration(duration, 'It'), {
      name: 'OptionError',
      problem: /^It cannot be /,
      hint: 'Give a duration, for example "61s", "1h30m" or "25h", or milliseconds.',
    })
  })
}

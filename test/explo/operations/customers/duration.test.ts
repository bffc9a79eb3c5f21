import { test } from 'tap'
import { durationSeconds } from '../../../../src/explo/operations/customers/generate-jwt.ts'

const durations: Record<string, number> = {
  PT0S: 0,
  PT1S: 1,
  'PT1.25S': 1.25,
  PT1M: 60,
  PT1H: 3600,
  PT36H: 36 * 3600,
  P1D: 86_400,
  P1W: 7 * 86_400,
  P1M: 30 * 86_400,
  P1Y: 365 * 86_400,
  P1Y1M1W1DT1H1M1S: (365 + 30 + 7 + 1) * 86_400 + 3661,
  PT9007199254740991S: Number.MAX_SAFE_INTEGER,
}

for (const [text, seconds] of Object.entries(durations)) {
  test(`${text} is ${seconds} seconds`, async (t) => {
    t.equal(durationSeconds(text), seconds)
  })
}

const others = [
  ...['', 'P', 'PT', 'T1H', 'P1H', 'PT1D', 'P1DT', 'P1D1Y', 'PT1S1M', ' PT1H', 'PT1H ', 'PT1H\n'],
  ...['+PT1H', '-PT1H', 'PT-1H', 'pt1h', 'PT1,5S', 'PT.5S', 'PT1.S', 'P1.5D', 'PT1e3S', 'PT١H', '1:00:00', '3600'],
  ...['P0001-00-00T00:00:00', '2026-01-01T00:00:00Z', 'PT9007199254740993S', `P${'9'.repeat(400)}Y`],
]

for (const text of others) {
  test(`${JSON.stringify(text.slice(0, 30))} is not a duration`, async (t) => {
    t.equal(durationSeconds(text), undefined)
  })
}

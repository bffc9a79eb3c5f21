import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from 'tap'
import { bareEnvironment } from '../../support/bare-environment.ts'
import { repetitions } from '../../support/repetitions.ts'

const armed = repetitions(3000, 10_000)
/** The journal entries of as many requests would take ten times as much. */
const mostForArmed = 400 * armed
const churned = repetitions(4000, 1_000_000)
/** The ids alone would take twice as much. */
const mostForChurned = 2_000_000

test(`the heap does not grow during ${armed} requests with faults, gates and events`, async (t) => {
  const growth = await growthIn('everything-armed.mjs', armed)

  t.ok(growth < mostForArmed, `the heap grew by ${growth} bytes`)
})

test(`the heap does not grow during ${churned} requests that create and delete customers, tags and worlds`, async (t) => {
  const growth = await growthIn('churn.mjs', churned)

  t.ok(growth < mostForChurned, `the heap grew by ${growth} bytes`)
})

/** By how many bytes the heap of a program grows. */
async function growthIn(program: string, requests: number): Promise<number> {
  const path = fileURLToPath(new URL(`../../support/${program}`, import.meta.url))
  const args = ['--expose-gc', path, String(requests)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: bareEnvironment })
  return Number(stdout)
}

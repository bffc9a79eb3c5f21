import type { Given } from './flags.ts'
import { RunningFake } from './running-fake.ts'

export async function wait(given: Given, operands: readonly string[]): Promise<void> {
  const fake = new RunningFake(given, operands)
  await fake.untilReady(given.timeout)
  process.stdout.write(`${fake.url} is ready\n`)
}

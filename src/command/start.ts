import { banner } from './banner.ts'
import { flags, type Given } from './flags.ts'
import { openFake } from './open-fake.ts'
import { readyLine } from './ready-line.ts'
import { stopOnSignals } from './signals.ts'

/** Starts a fake, and says so when it is listening. */
export async function start(given: Given): Promise<void> {
  const { fake, close } = await openFake(given)
  stopOnSignals(close)
  process.stdout.write(given.json ? readyLine(fake) : banner(fake, given.fixtures ?? [flags.fixtures.default]))
}

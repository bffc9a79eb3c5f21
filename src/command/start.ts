import { createExploFake } from '../fake.ts'
import { banner } from './banner.ts'
import { flags, type Given } from './flags.ts'
import { toOptions } from './options.ts'
import { readyLine } from './ready-line.ts'
import { stopOnSignals } from './signals.ts'

/** Starts a fake, and says so when it is listening. */
export async function start(given: Given): Promise<void> {
  const fake = await createExploFake(toOptions(given))
  stopOnSignals(() => fake.close())
  const { json, fixtures = [flags.fixtures.default] } = given
  process.stdout.write(json ? readyLine(fake) : banner(fake, fixtures))
}

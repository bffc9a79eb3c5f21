import { createLocalFake } from '../fake.ts'
import { OptionError } from '../world/tester-error.ts'
import { banner } from './banner.ts'
import { flags, type Given } from './flags.ts'
import { toOptions } from './options.ts'
import { readyLine } from './ready-line.ts'
import { stopOnSignals } from './signals.ts'
import { watchFixtures } from './watch-fixtures.ts'

/** Starts a fake, and says so when it is listening. */
export async function start(given: Given): Promise<void> {
  const { json, watch, fixtures = [] } = given
  if (watch && fixtures.length === 0) throw new OptionError('There is nothing to watch.', 'Name files with --fixtures.')

  const fake = await createLocalFake(toOptions(given))
  const stopWatching = watch ? watchFixtures(fake, fixtures) : () => {}
  stopOnSignals(() => {
    stopWatching()
    return fake.close()
  })
  process.stdout.write(json ? readyLine(fake) : banner(fake, given.fixtures ?? [flags.fixtures.default]))
}

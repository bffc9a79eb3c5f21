import { OptionError } from '../engine/input/tester-error.ts'
import { createLocalFake, type ExploFake } from '../fake.ts'
import type { Given } from './flags.ts'
import { toOptions } from './options.ts'
import { watchFixtures } from './watch-fixtures.ts'

/** A fake as a command starts it, and what ends it with all that belongs to it. */
interface OpenFake {
  readonly fake: ExploFake
  readonly close: () => Promise<void>
}

/** Starts a fake, and watches its fixtures where that is asked for. @throws {OptionError} When there are none. */
export async function openFake(given: Given): Promise<OpenFake> {
  const { watch, fixtures = [] } = given
  if (watch && fixtures.length === 0) throw new OptionError('There is nothing to watch.', 'Name files with --fixtures.')

  const fake = await createLocalFake(toOptions(given))
  const stopWatching = watch ? watchFixtures(fake, fixtures) : () => {}
  return {
    fake,
    close() {
      stopWatching()
      return fake.close()
    },
  }
}

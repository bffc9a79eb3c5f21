import type { Row } from '../measure.ts'
import { Program } from '../program.ts'

/** Reading the journal after a request with a large body. */
export async function* largeBodies(): AsyncGenerator<Row> {
  const fake = await Program.start('large-bodies', 'fake')
  const milliseconds: number[] = []
  for (let round = -1; round < 5; round++) {
    const longest = await fake.ask()
    if (round >= 0) milliseconds.push(longest)
  }
  await fake.stop()

  yield {
    what: 'the slowest journal, explain, lint or verify call after a body of 1 MiB',
    unit: 'ms',
    fake: milliseconds,
    rival: null,
    budget: { atMost: 100 },
  }
}

import { inTurn, type Row } from '../measure.ts'
import { Program } from '../program.ts'

/** Forking a world. */
export async function* worlds(): AsyncGenerator<Row> {
  const fake = await Program.start('worlds', 'fake')
  const { fake: forks, rival: requests } = await inTurn(
    { warmUp: 5, counted: 31 },
    () => fake.ask('fork'),
    () => fake.ask('request'),
  )
  await fake.stop()
  const microseconds = (milliseconds: readonly number[]) => milliseconds.map((value) => value * 1000)

  yield {
    what: 'fork of a world of 1,000 customers',
    unit: 'µs',
    fake: microseconds(forks),
    rival: { name: 'a request with `fetch`', values: microseconds(requests) },
    budget: { atMost: 5 },
  }
}

import { inTurn, type Row } from '../measure.ts'
import { Program } from '../program.ts'

/** Get-or-create without a socket. */
export async function* calls(): AsyncGenerator<Row> {
  const fake = await Program.start('calls', 'fake')
  const rival = await Program.start('calls', 'bare-fastify')
  const inProcess = await inTurn(
    { warmUp: 5, counted: 31 },
    () => fake.ask(),
    () => rival.ask(),
  )
  await Promise.all([fake.stop(), rival.stop()])

  yield {
    what: 'get-or-create with `fetch`',
    unit: 'µs',
    fake: microseconds(inProcess.fake),
    rival: { name: 'inject of bare Fastify', values: microseconds(inProcess.rival) },
    budget: { atMost: 1.5 },
  }
}

function microseconds(milliseconds: number[]): number[] {
  return milliseconds.map((value) => value * 1000)
}

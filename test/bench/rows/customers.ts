import { inTurn, type Row } from '../measure.ts'
import { Program, roomy } from '../program.ts'

/** Listing 100,000 customers on three levels. */
export async function* customers(): AsyncGenerator<Row> {
  const fake = await Program.start('customers', 'fake', roomy)
  const page = (number: number) => fake.ask({ round: 'page', page: number, calls: 200 })
  const pages = await inTurn(
    { warmUp: 5, counted: 21 },
    () => page(5000),
    () => page(1),
  )
  yield {
    what: 'page 5,000 of 100,000 customers',
    unit: 'µs',
    fake: pages.fake,
    rival: { name: 'page 1', values: pages.rival },
    budget: { atMost: 2 },
  }

  const waits: number[] = []
  for (let round = -1; round < 5; round++) {
    const wait = await longestWait(fake)
    if (round >= 0) waits.push(wait)
  }
  await fake.stop()
  yield {
    what: 'longest wait while 100,000 customers are listed',
    unit: 'ms',
    fake: waits,
    rival: null,
    budget: { atMost: 50 },
  }
}

async function longestWait(fake: Program): Promise<number> {
  const url = await fake.ask<string>({ round: 'url' })
  await fake.ask({ round: 'begin to watch' })
  const reply = await fetch(`${url}/api/customers/`, { headers: { 'explo-authorization': 'Token explo-test-token' } })
  let bytes = 0
  for await (const chunk of reply.body ?? []) bytes += chunk.length
  if (bytes < 100_000 * 100) throw new Error(`The list has only ${bytes} bytes.`)
  return fake.ask({ round: 'end to watch' })
}

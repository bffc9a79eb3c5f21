import autocannon from 'autocannon'
import { bodyFor, headers, path } from '../contenders/documented-example.mjs'
import { inTurn, type Row } from '../measure.ts'
import { Program } from '../program.ts'

/** Requests per second. */
interface Rates {
  readonly realTime: number
  /**
   * Per second of the server's processor time. Real time also counts the client, which needs more time for a request than the
   * server, and other programs.
   */
  readonly processorTime: number
}

/** Get-or-create over HTTP. */
export async function* throughput(): AsyncGenerator<Row> {
  for (const connections of [10, 50]) {
    const rates = { fake: [] as Rates[], rival: [] as Rates[] }
    // V8 optimizes differently in each process, and that matters more than the difference between the two.
    for (let pair = 0; pair < 4; pair++) {
      const { fake, rival } = await ratesOfPair(connections)
      rates.fake.push(...fake)
      rates.rival.push(...rival)
    }
    for (const [suffix, time] of [['', 'realTime'] as const, [', by processor time', 'processorTime'] as const]) {
      yield {
        what: `get-or-create over HTTP, ${connections} connections${suffix}`,
        unit: 'req/s',
        fake: rates.fake.map((rate) => rate[time]),
        rival: { name: 'bare Fastify', values: rates.rival.map((rate) => rate[time]) },
        budget: { atLeast: 1 },
      }
    }
  }
}

async function ratesOfPair(connections: number): Promise<{ fake: Rates[]; rival: Rates[] }> {
  const fake = await Program.start('server', 'fake')
  const rival = await Program.start('server', 'bare-fastify')
  const rates = await inTurn(
    { warmUp: 2, counted: 3 },
    () => measureRates(fake, connections),
    () => measureRates(rival, connections),
  )
  await Promise.all([fake.stop(), rival.stop()])
  return rates
}

/** The requests of a round. With a duration instead, the faster server would get a smaller share of new ids. */
const amount = 10_000

let round = 0

async function measureRates(server: Program, connections: number): Promise<Rates> {
  const url = await server.ask<string>('url')
  // The groups of every round are new.
  const first = round++ * 1000
  const requests = Array.from({ length: 1000 }, (_, index) => ({ body: bodyFor(first + index) }))
  const before = await server.ask('processor seconds')
  // The client notices at the end of a sample that it is done.
  const sampleInt = 10
  const result = await autocannon({
    url: url + path,
    method: 'POST',
    headers,
    connections,
    amount,
    requests,
    sampleInt,
  })
  if (result['2xx'] !== amount) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} lost`)
  const processorSeconds = (await server.ask('processor seconds')) - before
  return { realTime: amount / result.duration, processorTime: amount / processorSeconds }
}

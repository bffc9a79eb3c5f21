import autocannon from 'autocannon'
import { bodyFor, headers, path } from '../contenders/documented-example.mjs'
import { inTurn, type Row } from '../measure.ts'
import { Program } from '../program.ts'

/** Get-or-create over HTTP. */
export async function* throughput(): AsyncGenerator<Row> {
  for (const connections of [10, 50]) {
    const row = { fake: [] as number[], rival: [] as number[] }
    // V8 optimizes differently in each process, and that matters more than the difference between the two.
    for (let pair = 0; pair < 4; pair++) {
      const rates = await ratesOfPair(connections)
      row.fake.push(...rates.fake)
      row.rival.push(...rates.rival)
    }
    yield {
      what: `get-or-create over HTTP, ${connections} connections, by processor time`,
      unit: 'req/s',
      fake: row.fake,
      rival: { name: 'bare Fastify', values: row.rival },
      budget: { atLeast: 1 },
    }
  }
}

async function ratesOfPair(connections: number): Promise<{ fake: number[]; rival: number[] }> {
  const fake = await Program.start('server', 'fake')
  const rival = await Program.start('server', 'bare-fastify')
  const rates = await inTurn(
    { warmUp: 2, counted: 3 },
    () => requestsPerSecond(fake, connections),
    () => requestsPerSecond(rival, connections),
  )
  await Promise.all([fake.stop(), rival.stop()])
  return rates
}

/** The requests of a round. With a duration instead, the faster server would get a smaller share of new ids. */
const amount = 10_000

let round = 0

/**
 * How many requests the server answers in a second of its processor time. In a second of real time, the number depends on the
 * client, which needs more time for a request than the server, and on other programs.
 */
async function requestsPerSecond(server: Program, connections: number): Promise<number> {
  const url = await server.ask<string>('url')
  // The groups of every round are new.
  const first = round++ * 1000
  const requests = Array.from({ length: 1000 }, (_, index) => ({ body: bodyFor(first + index) }))
  const before = await server.ask('processor seconds')
  const result = await autocannon({ url: url + path, method: 'POST', headers, connections, amount, requests })
  if (result['2xx'] !== amount) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} lost`)
  return amount / ((await server.ask('processor seconds')) - before)
}

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
      what: `get-or-create over HTTP, ${connections} connections`,
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
  const fakeUrl = await fake.ask<string>()
  const rivalUrl = await rival.ask<string>()
  const rates = await inTurn(
    { warmUp: 1, counted: 2 },
    () => requestsPerSecond(fakeUrl, connections),
    () => requestsPerSecond(rivalUrl, connections),
  )
  await Promise.all([fake.stop(), rival.stop()])
  return rates
}

let round = 0

async function requestsPerSecond(url: string, connections: number): Promise<number> {
  // The groups of every round are new.
  const first = round++ * 1000
  const requests = Array.from({ length: 1000 }, (_, index) => ({ body: bodyFor(first + index) }))
  const result = await autocannon({ url: url + path, method: 'POST', headers, connections, duration: 1, requests })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} lost`)
  return result['2xx'] / result.duration
}

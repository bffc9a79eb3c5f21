import autocannon from 'autocannon'
import { bodyFor, headers, path } from '../contenders/documented-example.mjs'
import { inTurn, type Row } from '../measure.ts'
import { Program } from '../program.ts'

/** Get-or-create over HTTP. */
export async function throughput(): Promise<Row[]> {
  const fake = await Program.start('server', 'fake')
  const rival = await Program.start('server', 'bare-fastify')
  const fakeUrl = await fake.ask<string>()
  const rivalUrl = await rival.ask<string>()

  const rows: Row[] = []
  for (const connections of [10, 50]) {
    const rates = await inTurn(
      { warmUp: 2, counted: 15 },
      () => requestsPerSecond(fakeUrl, connections),
      () => requestsPerSecond(rivalUrl, connections),
    )
    rows.push({
      what: `get-or-create over HTTP, ${connections} connections`,
      unit: 'req/s',
      fake: rates.fake,
      rival: { name: 'bare Fastify', values: rates.rival },
      budget: { atLeast: 0.95 },
    })
  }
  await Promise.all([fake.stop(), rival.stop()])
  return rows
}

let round = 0

async function requestsPerSecond(url: string, connections: number): Promise<number> {
  // Every round begins with groups that are new.
  const first = round++ * 1000
  const requests = Array.from({ length: 1000 }, (_, index) => ({ body: bodyFor(first + index) }))
  const result = await autocannon({ url: url + path, method: 'POST', headers, connections, duration: 1, requests })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} lost`)
  return result['2xx'] / result.duration
}

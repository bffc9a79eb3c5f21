import { test } from 'tap'
import { reportJson, reportTable } from '../../../src/engine/contract/report.ts'
import { type Fetch, named, run, startTarget } from '../../support/contract.ts'

/** A service that answers as the fake does, but for what `change` makes of it. */
function changed(fetch: Fetch, change: (request: Request, response: Response) => Response | Promise<Response>): Fetch {
  return async (input, init) => {
    const request = new Request(input as string, init)
    const sent = request.clone()
    return change(sent, await fetch(request))
  }
}

test('a service that answers HTML pages instead of JSON differs, and the reports say so', async (t) => {
  const explo = await startTarget(t)
  const pages = changed(explo.fetch, (_request, { status, headers }) =>
    status === 204 ? new Response(null, { status }) : new Response('<html>', { status, headers }),
  )

  const report = await run(pages)

  const { findings } = JSON.parse(reportJson(report))
  const seen = findings.flatMap(({ deviations }: { deviations: { seen: { body: unknown } }[] }) =>
    deviations.map(({ seen }) => seen.body),
  )
  t.ok(seen.length > 0)
  t.ok(seen.every((body: unknown) => body === null))
  t.match(reportTable(report), /body: expected .*, seen \(nothing\)/)
})

for (const [moment, calls] of Object.entries({ begins: 3, 'tries its checks': 60 })) {
  test(`an error of the contract itself when it ${moment} is not a finding`, async (t) => {
    const explo = await startTarget(t)
    let count = 0
    const busy = changed(explo.fetch, (_request, response) =>
      ++count > calls ? new Response('{}', { status: 429 }) : response,
    )

    await t.rejects(run(busy), { message: 'A contract check waited.' })
  })
}

test('an error of the contract itself within a check is not a finding', async (t) => {
  const explo = await startTarget(t)
  const busy = changed(explo.fetch, ({ url }, response) =>
    url.endsWith('/generate_jwt/') ? new Response('{}', { status: 429 }) : response,
  )

  await t.rejects(run(busy), { message: 'A contract check waited.' })
})

test('a service that refuses preflights and accepts any partner connection differs in both', async (t) => {
  const explo = await startTarget(t)
  const odd = changed(explo.fetch, async (request, response) => {
    if (request.method === 'OPTIONS') return new Response('{}', { status: 405 })
    const isNeither = (await request.text()).includes('"connection_info":"neither"')
    return isNeither ? Response.json({ success: 1 }) : response
  })

  const report = await run(odd)

  t.strictSame(named(report, 'differs').sort(), ['crossOrigin', 'partnerConnections'])
})

test('a service whose group tags are not a list differs in the checks that create tags', async (t) => {
  const explo = await startTarget(t)
  const odd = changed(explo.fetch, ({ url }, response) =>
    url.endsWith('/group_tags/') ? Response.json({ success: 1, group_tags: 'none' }) : response,
  )

  const report = await run(odd, { only: ['createGroupTag', 'getCustomer'] })

  t.strictSame(named(report, 'differs'), ['createGroupTag'])
})

test('a service that refuses unknown fields differs in nothing when the run assumes the same', async (t) => {
  const assumptions = { unknownFields: 'refuse' } as const
  const explo = await startTarget(t, { assumptions })

  const report = await run(explo.fetch, { choices: assumptions, only: ['unknownFields'] })

  t.strictSame(named(report, 'holds'), ['unknownFields'])
})

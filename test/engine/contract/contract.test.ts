import { test } from 'tap'
import { assumptionTable } from '../../../src/explo/assumptions.ts'
import { checks, outOfReach } from '../../../src/explo/contract/index.ts'
import { operationNames, undocumentedOperations } from '../../../src/explo/operations/index.ts'
import type { AssumptionChoices } from '../../../src/index.ts'
import { type Fetch, named, run, startSecond, startTarget } from '../../support/contract.ts'
import { hearStderr } from '../../support/hear-stderr.ts'
import { repetitions } from '../../support/repetitions.ts'
import { differing } from '../../support/second-server/habits.ts'
import { tokens } from '../../support/two-groups.ts'

test('every contract check holds for the fake', async (t) => {
  const explo = await startTarget(t)
  const before = await explo.inspect()

  const report = await run(explo.fetch)

  t.strictSame(
    report.findings.filter(({ verdict }) => verdict === 'differs'),
    [],
  )
  t.strictSame(
    named(report, 'not tried'),
    outOfReach.map(({ name }) => name),
  )
  t.match(report, { left: { length: 0 }, removed: 0, isInterrupted: false })
  t.strictSame(report.lesson, {})
  const { publications: _, embed_secrets: __, ...after } = await explo.inspect()
  t.match(after, { customers: before.customers, group_tags: before.group_tags }, 'nothing is left')
})

test('every contract check holds for a server that shares no code with the fake', async (t) => {
  const { server, contract } = await startSecond(t)

  const report = await contract()

  t.strictSame(
    report.findings.filter(({ verdict }) => verdict === 'differs'),
    [],
  )
  t.strictSame(report.left, [])
  t.equal(server.account.customers.length, 1)
})

test('the contract finds all differences of a server, and the fake learns them', async (t) => {
  const { contract } = await startSecond(t, differing)

  const first = await contract()
  const second = await contract({ choices: first.lesson })
  const taught = await startTarget(t, { assumptions: first.lesson as AssumptionChoices })
  const againstTaught = await run(taught.fetch, { choices: first.lesson })

  t.strictSame(named(first, 'differs').sort(), Object.keys(differing).sort())
  t.strictSame(first.lesson, {
    trailingSlash: 'accept',
    createdStatus: '201',
    errorBody: 'drf',
    userGroupProperties: 'omit',
    updateEmails: 'replace',
    v2Revision: 'a',
    refusals: {
      missingCredentials: { status: 403, body: { detail: '{detail}' }, headers: {} },
      notFound: { status: 400, body: { success: 0, error: { code: 'unknown_customer' } } },
    },
  })
  t.strictSame(named(second, 'differs'), [])
  t.strictSame(named(againstTaught, 'differs'), [])
})

for (const choices of [
  { errorBody: 'drf' },
  { errorBody: 'html' },
  { missingCredentials: '403' },
  { pageSize: 'clamp' },
] as const) {
  test(`the contract learns exactly the options ${JSON.stringify(choices)} of a service`, async (t) => {
    const explo = await startTarget(t, { assumptions: choices })
    const only = ['errorBody', 'errorPages', 'missingCredentials', 'pageSize', 'unknownPath', 'bodyLimit', 'notFound']

    const report = await run(explo.fetch, { only })
    const again = await run(explo.fetch, { only, choices })

    t.strictSame(report.lesson, choices)
    t.strictSame(named(again, 'differs'), [])
  })
}

test('the fake also learns a 404 that repeats the unknown id', async (t) => {
  const { contract } = await startSecond(t)
  const repeating: Fetch = async (input, init) => {
    const reply = await fetch(input, init)
    if (reply.status !== 404 || init?.body === undefined) return reply
    const { provided_id, user_group_id, current_token } = JSON.parse(String(init.body))
    const asked = provided_id ?? user_group_id ?? current_token
    return Response.json({ success: 0, detail: `There is no ${asked}.` }, { status: 404 })
  }

  const first = await contract({ fetch: repeating, only: ['notFound'] })
  const second = await contract({ fetch: repeating, choices: first.lesson, only: ['notFound'] })
  const taught = await startTarget(t, { assumptions: first.lesson as AssumptionChoices })
  const reply = await taught.fetch('http://service.test/api/get_customer/', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${tokens.production}` },
    body: '{ "provided_id": "nobody" }',
  })

  t.strictSame(named(first, 'differs'), ['notFound'])
  t.strictSame(first.lesson, {
    refusals: { notFound: { status: 404, body: { success: 0, detail: 'There is no {asked}.' } } },
  })
  t.strictSame(named(second, 'differs'), [])
  t.strictSame(await reply.json(), { success: 0, detail: 'There is no nobody.' })
})

test('every documented operation and every assumption has a check', (t) => {
  const all = [...checks, ...outOfReach]
  const documented = [...operationNames, ...undocumentedOperations.map(({ name }) => name)]

  t.strictSame([...new Set(all.flatMap(({ operations }) => operations))].sort(), [...documented].sort())
  t.strictSame([...new Set(all.flatMap(({ assumptions }) => assumptions))].sort(), Object.keys(assumptionTable).sort())
  t.end()
})

test('every check has a unique name, a statement and its evidence', (t) => {
  const names = [...checks, ...outOfReach].map(({ name }) => name)

  t.equal(new Set(names).size, names.length)
  t.strictSame(
    [...checks, ...outOfReach].filter(({ says }) => !/^[\w{].*\.$/.test(says)),
    [],
  )
  t.strictSame(
    checks.filter(({ evidence }) => !/^https:|\.$/.test(evidence)),
    [],
  )
  t.end()
})

test('the contract holds for a fake that varies its answers', async (t) => {
  hearStderr(t)
  for (let seed = 0; seed < repetitions(1, 8); seed++) {
    const explo = await startTarget(t, { vary: true, randomSeed: `${seed}` })

    const report = await run(explo.fetch)

    t.strictSame(
      report.findings.filter(({ verdict }) => verdict === 'differs'),
      [],
      `seed ${seed}`,
    )
    t.strictSame([report.left, report.lesson], [[], {}])
  }
})

test('the contract holds for a fake that refuses unknown fields, when the run assumes the same', async (t) => {
  const choices = { unknownFields: 'refuse' } as const
  const explo = await startTarget(t, { assumptions: choices })

  const report = await run(explo.fetch, { choices })

  t.strictSame(
    report.findings.filter(({ verdict }) => verdict === 'differs').map(({ name }) => name),
    [],
  )
})

import { test } from 'tap'
import { reportJson, reportTable } from '../../../src/engine/contract/report.ts'
import { type Fetch, named, run, secondTokens, startSecond, startTarget } from '../../support/contract.ts'
import { differing } from '../../support/second-server/habits.ts'

/** A customer of somebody else, in which every value is recognisable. */
const stranger = {
  token: 'c0ffee'.repeat(10),
  name: 'Hidden Name',
  provided_id: 'hidden-id',
  emails: ['hidden@example.com'],
  group_tags: ['hidden-tag'],
  properties: { region: 'hidden-region' },
}

/** A service that answers as the fake does, except where `change` has another body. */
function answering(fetch: Fetch, change: (path: string) => unknown): Fetch {
  return async (input, init) => {
    const reply = await fetch(input, init)
    const body = change(new URL(String(input)).pathname)
    return body ? Response.json(body, { status: reply.status }) : reply
  }
}

const strangeAnswers: Record<string, { only: string; change: (path: string) => unknown }> = {
  'a list': {
    only: 'listCustomers',
    change: (path) => path === '/api/customers/' && { success: 1, customers: [stranger], extra: 1 },
  },
  'a page': {
    only: 'v2Revision',
    change: (path) => path === '/v2/api/customers/' && { results: { customers: [stranger] } },
  },
  'the answer to a get': {
    only: 'getCustomer',
    change: (path) => path === '/api/get_customer/' && { customer: stranger },
  },
  'two answers to a create': {
    only: 'existingCustomer',
    change: (path) =>
      path === '/api/create_customer/' && { success: 1, customer: { ...stranger, emails: [Math.random()] } },
  },
  'a list of group tags': {
    only: 'listGroupTags',
    change: (path) => path === '/api/group_tags/' && { group_tags: [{ name: 'hidden-tag' }] },
  },
  'a list of dashboards': {
    only: 'listDashboards',
    change: (path) => path === '/api/dashboard/' && { dashboards: [{ name: 'Hidden Name', embed_id: 'hidden-id' }] },
  },
}

for (const [place, { only, change }] of Object.entries(strangeAnswers)) {
  test(`the reports show only the keys of another client's record in ${place}`, async (t) => {
    const explo = await startTarget(t)

    const report = await run(answering(explo.fetch, change), { only: [only] })

    t.strictSame(named(report, 'differs'), [only])
    for (const text of [reportJson(report), reportTable(report)]) {
      t.notMatch(text, /hidden/i)
      t.notMatch(text, /c0ffee/)
    }
    t.match(reportJson(report), '(withheld)')
  })
}

test('the reports show the records of the run itself', async (t) => {
  const { contract } = await startSecond(t, { updateEmails: 'replace' })

  const report = await contract({ only: ['updateEmails'] })

  t.match(JSON.parse(reportJson(report)).findings[0].deviations[0].seen.body.customer, {
    name: 'Contract',
    provided_id: '<customer 1>',
    token: '<secret 1>',
  })
})

test('reports and learned assumptions contain no token, even when the service repeats its tokens everywhere', async (t) => {
  const { contract } = await startSecond(t, differing)
  const tokens = new Set<string>(Object.values(secondTokens))
  const repeating: Fetch = async (input, init) => {
    const reply = await fetch(input, init)
    if (reply.status === 204 || reply.status === 301) return reply
    const text = await reply.text()
    for (const [, token = ''] of text.matchAll(/"token":"(\w+)"/g)) tokens.add(token)
    const credentials = new Headers(init?.headers).get('explo-authorization') ?? ''
    const heard = `${credentials}, ${encodeURIComponent(credentials)}, ${Buffer.from(credentials).toString('base64')}`
    const body = { ...JSON.parse(text), heard, [credentials]: heard, tokens: [...tokens].join() }
    return Response.json(body, { status: reply.status, headers: { allow: credentials } })
  }

  const report = await contract({
    fetch: repeating,
    only: ['createCustomer', 'listCustomers', 'notFound', 'wrongMethod'],
  })

  const everything = reportJson(report) + reportTable(report) + JSON.stringify(report)
  t.ok(named(report, 'differs').length > 2)
  t.ok(tokens.size > 4)
  for (const token of tokens) {
    t.notOk(everything.includes(token))
    t.notOk(everything.includes(Buffer.from(`Token ${token}`).toString('base64').slice(8, -4)))
  }
})

test('a network error that repeats the API token is reported without it', async (t) => {
  const failing: Fetch = async () => {
    throw new TypeError(`Token ${secondTokens.writer} is an invalid header value.`)
  }

  const error = await run(failing, { tokens: secondTokens }).catch((error) => error)

  t.match(error, {
    problem: 'http://service.test does not answer: Token <API token> is an invalid header value..',
  })
})

test('the body of a success is never learned as the body of a refusal', async (t) => {
  const explo = await startTarget(t)
  const accepting: Fetch = async (input, init) => {
    const reply = await explo.fetch(input, init)
    return reply.status === 404 ? Response.json({ success: 1, customer: stranger }) : reply
  }

  const report = await run(accepting, { only: ['notFound', 'groupTagErrors'] })

  t.strictSame(named(report, 'differs').sort(), ['groupTagErrors', 'notFound'])
  t.strictSame(report.lesson, {})
})

test("a refusal with another client's record, or with a secret, is not learned", async (t) => {
  const explo = await startTarget(t)
  const telling =
    (body: object): Fetch =>
    async (input, init) => {
      const reply = await explo.fetch(input, init)
      return reply.status === 404 ? Response.json(body, { status: 404 }) : reply
    }

  for (const body of [
    { success: 0, owner: stranger },
    { success: 0, detail: 'x', token: 'a'.repeat(64) },
  ]) {
    const report = await run(telling(body), { only: ['notFound'] })

    t.strictSame(named(report, 'differs'), ['notFound'])
    t.strictSame(report.lesson, {})
  }
})

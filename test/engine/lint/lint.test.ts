import { type Test, test } from 'tap'
import type { ExploFakeOptions, LintFinding, LintLevels } from '../../../src/index.ts'
import { apiToken, jsonHeaders, overBothHandles, startFake } from '../../support/helper.ts'

async function lintOf(
  t: Test,
  act: (fake: Awaited<ReturnType<typeof startFake>>) => Promise<unknown>,
  options: ExploFakeOptions = {},
) {
  const fake = await startFake(t, options)
  await act(fake)
  return (await fake.explo.lint()).findings
}

const token = 'c'.repeat(64)
const fixtures = { customers: [{ provided_id: 'acme', name: 'Acme', token }] }
const path = { customer: '/api/create_customer/', refresh: '/api/refresh_customer_token/' }

interface Case {
  readonly act: (fake: Awaited<ReturnType<typeof startFake>>) => Promise<unknown>
  readonly finding: LintFinding
}

const cases: Record<string, Case> = {
  'a retry within the documented minute after a 429 without Retry-After': {
    act: async ({ post, explo }) => {
      await explo.clock.freeze()
      await explo.faults.add({ match: { operation: 'getCustomer' }, then: 'throttled' })
      for (const seconds of [50, 10, 0]) {
        await post('/api/get_customer/', { provided_id: 'acme' })
        await explo.clock.advance(seconds * 1000)
      }
    },
    finding: {
      rule: 'earlyRetry',
      level: 'warn',
      message: "getCustomer was repeated after 50 s; after the 429, Explo's documentation says to wait 60 s.",
      cure: 'Before the next attempt, wait as many seconds as Retry-After says. Without that header, wait the documented minute.',
      requests: ['r1', 'r2'],
    },
  },
  'a retry before the time of Retry-After': {
    act: async ({ post, explo }) => {
      await explo.clock.freeze()
      const then = { status: 503, body: {}, headers: { 'retry-after': 90 } }
      await explo.faults.add({ match: { operation: 'getCustomer' }, then })
      await post('/api/get_customer/', { provided_id: 'acme' })
      await explo.clock.advance('61s')
      await post('/api/get_customer/', { provided_id: 'acme' })
    },
    finding: {
      rule: 'earlyRetry',
      level: 'warn',
      message: 'getCustomer was repeated after 61 s; after the 503, Retry-After says to wait 90 s.',
      cure: 'Before the next attempt, wait as many seconds as Retry-After says. Without that header, wait the documented minute.',
      requests: ['r1', 'r2'],
    },
  },
  'a repeated call that may have its effect twice': {
    act: async ({ post, explo }) => {
      await explo.faults.add({ match: { operation: 'createGroupTag' }, then: 'gateway-timeout', phase: 'after' })
      await post('/api/create_group_tag/', { name: 'sales' })
      await post('/api/create_group_tag/', { name: 'marketing' })
      await post('/api/create_group_tag/', { name: 'sales' })
    },
    finding: {
      rule: 'ambiguousRepeat',
      level: 'warn',
      message: 'createGroupTag was repeated after a 504, and the first attempt may have created the tag already.',
      cure: 'First find out whether it was done. Only a get-or-create may be repeated without that.',
      requests: ['r1', 'r3'],
    },
  },
  'a repeated call after a broken connection': {
    act: async ({ post, explo }) => {
      const email = { provided_id: 'acme', dashboard_embed_id: 'vcjTgL2wdX', email: 'a@acme.test' }
      await explo.faults.add({ match: { operation: 'emailDashboardScreenshot' }, then: { connection: 'reset' } })
      await post('/api/dashboard/screenshot', email).catch(() => {})
      await post('/api/dashboard/screenshot', email)
    },
    finding: {
      rule: 'ambiguousRepeat',
      level: 'warn',
      message: 'emailDashboardScreenshot was repeated after a broken connection, and the e-mail may be sent twice.',
      cure: 'First find out whether it was done. Only a get-or-create may be repeated without that.',
      requests: ['r1', 'r2'],
    },
  },
  'the same get-or-create over and over': {
    act: async ({ post }) => {
      for (let times = 0; times < 10; times++) {
        await post(path.customer, { provided_id: 'acme', name: 'Acme' })
        await post('/api/get_customer/', { provided_id: 'acme' })
      }
      await post(path.customer, { provided_id: 'globex', name: 'Globex' })
    },
    finding: {
      rule: 'repeatedGetOrCreate',
      level: 'warn',
      message: 'createCustomer of "acme" in Production returned an existing record 10 times.',
      cure: 'Keep the token of the first answer. It stays the same until it is rotated.',
      requests: ['r1', 'r3', 'r5', 'r7', 'r9', 'r11', 'r13', 'r15', 'r17', 'r19'],
    },
  },
  'a rotated token that is still in use': {
    act: async ({ post }) => {
      await post(path.refresh, { current_token: token })
      await post(path.refresh, { current_token: token })
    },
    finding: {
      rule: 'retiredToken',
      level: 'warn',
      message: 'refreshCustomerToken was sent with a token that is no longer valid.',
      cure: 'Replace the stored token by that of each answer to a refresh or a create.',
      requests: ['r2'],
    },
  },
  'an API token that a web page sent': {
    act: ({ send, explo }) =>
      send('/api/dashboard/', {
        method: 'GET',
        headers: { ...jsonHeaders(explo.apiToken), origin: 'https://app.example' },
      }),
    finding: {
      rule: 'browserToken',
      level: 'warn',
      message: 'A page of https://app.example sent an API token.',
      cure: 'Call Explo from your server. Give the page only a JWT or the token of its customer.',
      requests: ['r1'],
    },
  },
  'a token in a URL': {
    act: ({ call }) => call('GET', `/api/nothing/?token=${token}`),
    finding: {
      rule: 'tokenInUrl',
      level: 'warn',
      message: 'The URL /api/nothing/?token=…cccc has a token in it.',
      cure: 'Send an API token in the header Explo-Authorization and a customer token in the body.',
      requests: ['r1'],
    },
  },
  'a missing slash that was redirected': {
    act: ({ send }) => send('/api/create_customer?a=1', { method: 'POST' }),
    finding: {
      rule: 'slashRedirect',
      level: 'warn',
      message: '/api/create_customer was called without its trailing slash.',
      cure: 'End the path with a slash, as the documentation does.',
      requests: ['r1'],
    },
  },
  'an unknown field': {
    act: ({ post }) => post(path.customer, { provided_id: 'globex', name: 'Globex', nmae: 1 }),
    finding: {
      rule: 'unknownFields',
      level: 'warn',
      message: 'createCustomer was sent the unknown field nmae.',
      cure: 'Leave them out, or compare their names with the documentation. `routes()` lists the known ones.',
      requests: ['r1'],
    },
  },
  'unknown fields, once for each kind of request': {
    act: async ({ post }) => {
      for (const id of ['globex', 'initech']) {
        await post(path.customer, { provided_id: id, name: id, a: 1, b: 2 })
      }
    },
    finding: {
      rule: 'unknownFields',
      level: 'warn',
      message: 'createCustomer was sent the unknown fields a, b.',
      cure: 'Leave them out, or compare their names with the documentation. `routes()` lists the known ones.',
      requests: ['r1', 'r2'],
    },
  },
  'a deprecated operation with its replacement': {
    act: ({ post }) => post('/api/create_user_group/', { user_group_id: 'globex', name: 'Globex' }),
    finding: {
      rule: 'deprecatedOperation',
      level: 'warn',
      message: 'createUserGroup is deprecated; its successor is createCustomer.',
      cure: 'Call its successor.',
      requests: ['r1'],
    },
  },
}

for (const [title, { act, finding }] of Object.entries(cases)) {
  test(`lint finds ${title}`, async (t) => {
    t.strictSame(await lintOf(t, act, { fixtures }), [finding])
  })
}

overBothHandles(
  'lint reports neither a retry that waits, nor a failure that is not repeated, nor a date, nor a repeated success',
  { fixtures },
  async (t, { explo, post }) => {
    await explo.clock.freeze()
    const match = { operation: 'getCustomer' } as const
    await explo.faults.add({
      match,
      then: { status: 429, body: {}, headers: { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' } },
    })
    await explo.faults.add({ match, then: 'throttled' })
    await explo.faults.add({ match: { operation: 'createGroupTag' }, then: 'server-error' })

    await post('/api/get_customer/', { provided_id: 'acme' })
    await post('/api/get_customer/', { provided_id: 'acme' })
    await explo.clock.advance('60s')
    await post('/api/get_customer/', { provided_id: 'acme' })
    await post('/api/create_group_tag/', { name: 'sales' })
    await explo.faults.add({ match, then: { status: 200, body: {}, headers: { 'Retry-After': 90 } } })
    for (let times = 0; times < 2; times++) await post('/api/get_customer/', { provided_id: 'acme' })

    t.strictSame((await explo.lint()).findings, [])
  },
)

overBothHandles(
  'lint reports nothing about a good client, and how many requests it checked',
  { journal: { maxEntries: 2 } },
  async (t, { explo, post }) => {
    for (const id of ['acme', 'globex', 'initech']) await post(path.customer, { provided_id: id, name: id })

    t.strictSame(await explo.lint(), { findings: [], checked: 2, dropped: 1 })
  },
)

const lint = { unknownFields: 'fail', deprecatedOperation: 'off', slashRedirect: undefined } as unknown as LintLevels

overBothHandles('a rule can be off, and with a failing rule lint throws all findings', { lint }, async (t, fake) => {
  const { explo, post, call } = fake
  await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' })
  t.strictSame((await explo.lint()).findings, [])
  for (const id of ['a', 'b', 'c', 'd']) await post(path.customer, { provided_id: id, name: id, nmae: id })
  await post(path.customer, { provided_id: 'e', name: 'e', colour: 'red' })
  await call('GET', `/api/nothing/?token=${apiToken}`)

  await t.rejects(explo.lint(), {
    name: 'LintError',
    code: 'EXPLO_FAKE_LINT',
    message: `unknownFields: createCustomer was sent the unknown field nmae. (r2, r3, r4 and 1 more) Leave them out, or compare their names with the documentation. \`routes()\` lists the known ones.
unknownFields: createCustomer was sent the unknown field colour. (r6) Leave them out, or compare their names with the documentation. \`routes()\` lists the known ones.
The option "lint" says which rules fail; explain(id) tells about a request.`,
    findings: [{ rule: 'tokenInUrl' }, { rule: 'unknownFields' }, { rule: 'unknownFields' }],
  })
})

test('a rule or a level that does not exist is refused', async (t) => {
  await t.rejects(startFake(t, { lint: { unknownField: 'fail' } as LintLevels }), {
    message: `There is no lint rule "unknownField".
Did you mean "unknownFields"?`,
  })
  await t.rejects(startFake(t, { lint: { unknownFields: 'error' } as unknown as LintLevels }), {
    message: `The lint rule "unknownFields" cannot be "error".
Give "off", "warn" or "fail".`,
  })
})

overBothHandles('lint also finds a user group that is created over and over', async (t, { explo, post }) => {
  for (let times = 0; times < 11; times++) {
    await post('/api/create_user_group/', { user_group_id: 'acme', name: 'Acme' })
  }

  t.match(
    (await explo.lint()).findings.find(({ rule }) => rule === 'repeatedGetOrCreate'),
    { message: 'createUserGroup of "acme" in Production returned an existing record 10 times.' },
  )
})

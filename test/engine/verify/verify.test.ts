import { type RequestExpectation, type Step, VerifyError } from '../../../src/index.ts'
import { apiToken, overBothHandles } from '../../support/helper.ts'

const path = { customer: '/api/create_customer/', group: '/api/create_user_group/', jwt: '/api/generate_jwt/' }
const everything = 'requests.list() returns all requests; explain(id) says why one was answered as it was.'

overBothHandles('a check that holds resolves with its requests, oldest first', async (t, { explo, post, call }) => {
  const region = (region: string) => ({ properties: { region, size: 3 }, emails: ['a@acme.test'] })
  await post(path.customer, { provided_id: 'acme', name: 'Acme', ...region('EU') })
  await post(path.customer, { provided_id: 'globex', name: 'Globex', ...region('US') })
  await call('GET', '/v2/api/customers/?page=1')
  await post(path.customer, { provided_id: 'acme' })

  const idsOf = async (expectation: RequestExpectation) => (await explo.verify(expectation)).map(({ id }) => id)

  t.strictSame(await idsOf({ operation: 'createCustomer' }), ['r1', 'r2', 'r4'])
  t.strictSame(await idsOf({ operation: 'createCustomer', exactly: 3 }), ['r1', 'r2', 'r4'])
  t.strictSame(await idsOf({ status: 200, atLeast: 2, atMost: 3 }), ['r1', 'r2', 'r3'])
  t.strictSame(await idsOf({ where: { properties: { region: 'EU' } }, atMost: 1 }), ['r1'])
  t.strictSame(await idsOf({ where: { emails: ['a@acme.test'], name: 'Globex' } }), ['r2'])
  t.strictSame(await idsOf({ where: { page: '1' } }), ['r3'])
  t.strictSame(await idsOf({ where: {}, exactly: 4 }), ['r1', 'r2', 'r3', 'r4'])
  t.strictSame(await idsOf({ operation: 'generateJwt', exactly: 0 }), [])
  t.strictSame(await idsOf({ operation: 'generateJwt', atMost: 1 }), [])
  t.strictSame(
    (await explo.requests.list({ where: { provided_id: 'acme' } })).map(({ id }) => id),
    ['r1', 'r4'],
  )
})

interface Failure {
  readonly expectation: RequestExpectation
  readonly message: string
}

const secret = 'b'.repeat(64)

const failures: Record<string, Failure> = {
  'too many requests are listed': {
    expectation: { operation: 'createCustomer', exactly: 1 },
    message: `Expected exactly 1 createCustomer request, but received 6.
Received, the last 5 of 6:
  r2 POST /api/create_customer/ → 200
  r3 POST /api/create_customer/ → 200
  r4 POST /api/create_customer/ → 200
  r5 POST /api/create_customer/ → 200
  r6 POST /api/create_customer/ → 200
${everything}`,
  },
  'the closest other requests and their differences are shown when too few match': {
    expectation: { operation: 'createCustomer', where: { name: 'Acme', properties: { region: 'EU', tier: 1 } } },
    message: `Expected at least 1 createCustomer request where name is "Acme" and properties.region is "EU" and properties.tier is 1, but received none.
The closest of 8 other requests:
  r1 POST /api/create_customer/ → 200: properties.region was "US", expected "EU"; properties.tier was absent, expected 1
  r6 POST /api/create_customer/ → 200: name was "customer 5", expected "Acme"; properties.region was "US", expected "EU"; properties.tier was absent, expected 1
  r5 POST /api/create_customer/ → 200: name was "customer 4", expected "Acme"; properties.region was "US", expected "EU"; properties.tier was absent, expected 1
${everything}`,
  },
  'another operation and another status are shown as differences': {
    expectation: { operation: 'generateJwt', status: 200, atLeast: 2 },
    message: `Expected at least 2 generateJwt requests answered 200, but received none.
The closest of 8 other requests:
  r7 POST /api/generate_jwt/?key=…oken → 404: expected 200; there is no customer "nobody" in visibility group Production. Create the record first, or declare it in a fixture.
  r6 POST /api/create_customer/ → 200: was createCustomer, expected generateJwt
  r5 POST /api/create_customer/ → 200: was createCustomer, expected generateJwt
${everything}`,
  },
  'no message shows a secret': {
    expectation: { operation: 'generateJwt', where: { expiration: { embed_secret: [secret], token: 'abcdefgh' } } },
    message: `Expected at least 1 generateJwt request where expiration.embed_secret is ["…bbbb"] and expiration.token is "…efgh", but received none.
The closest of 8 other requests:
  r7 POST /api/generate_jwt/?key=…oken → 404: expiration was "PT1H", expected {"embed_secret":["…bbbb"],"token":"…efgh"}
  r8 POST /api/nothing/ → 404: was no operation, expected generateJwt; Explo has no path /api/nothing/
  r6 POST /api/create_customer/ → 200: was createCustomer, expected generateJwt
${everything}`,
  },
  'a body that is not a JSON object, a long value and many fields are readable': {
    expectation: {
      where: { name: 'x'.repeat(100), properties: { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 } },
      atLeast: 1,
      atMost: 2,
    },
    message: `Expected 1 to 2 requests where name is "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… and properties.a is 1 and properties.b is 2 and properties.c is 3 and properties.d is 4 and 2 more, but received none.
The closest of 8 other requests:
  r8 POST /api/nothing/ → 404: the body was no JSON object
  r7 POST /api/generate_jwt/?key=…oken → 404: name was absent, expected "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…; properties was absent, expected {"a":1,"b":2,"c":3,"d":4,"e":5,"f":6}
  r6 POST /api/create_customer/ → 200: name was "customer 5", expected "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…; properties.a was absent, expected 1; properties.b was absent, expected 2; properties.c was absent, expected 3; properties.d was absent, expected 4; 2 more
${everything}`,
  },
  'forbidden requests are listed': {
    expectation: { status: 404, exactly: 0 },
    message: `Expected no request answered 404, but received 2.
Received:
  r7 POST /api/generate_jwt/?key=…oken → 404
  r8 POST /api/nothing/ → 404
${everything}`,
  },
}

overBothHandles('a failed check says how to cure a request that matched no operation', async (t, { explo, post }) => {
  await post('/api/create_usergroup/', { user_group_id: 'acme', name: 'Acme' })

  await t.rejects(explo.verify({ operation: 'createUserGroup' }), {
    message:
      /→ 404: was no operation, expected createUserGroup; Explo has no path \/api\/create_usergroup\/\. Did you mean \/api\/create_user_group\/\?$/m,
  })
})

overBothHandles('a failed check names the unknown fields that a request had', async (t, { explo, post }) => {
  await post(path.customer, { provided_id: 'acme', name: 'Acme', propertes: { region: 'EU' } })

  await t.rejects(explo.verify({ operation: 'createCustomer', where: { properties: { region: 'EU' } } }), {
    message:
      /→ 200: properties was absent, expected {"region":"EU"}; propertes was sent, and is no field of createCustomer$/m,
  })
})

for (const [title, { expectation, message }] of Object.entries(failures)) {
  overBothHandles(`when a check fails, ${title}`, async (t, { explo, post }) => {
    for (const name of ['Acme', 'customer 1', 'customer 2', 'customer 3', 'customer 4', 'customer 5']) {
      await post(path.customer, { provided_id: name, name, properties: { region: 'US' } })
    }
    await post(`${path.jwt}?key=${apiToken}`, { provided_id: 'nobody', embed_id: 'x', expiration: 'PT1H' })
    await post('/api/nothing/', ['no object'])

    const error = await explo.verify(expectation).catch((error) => error)

    t.ok(error instanceof VerifyError)
    t.equal(error.message, message)
    t.match(error, { name: 'VerifyError', code: 'EXPLO_FAKE_VERIFY' })
    t.strictSame(
      error.requests.map(({ id }: { id: string }) => id),
      [...message.matchAll(/^ {2}(r\d)/gm)].map(([, id]) => id),
    )
  })
}

overBothHandles('a failed check hides the secrets in lists that differ', async (t, { explo, post }) => {
  await post(path.customer, { provided_id: 'acme', name: 'Acme', properties: { tokens: [['first-secret-1234']] } })

  await t.rejects(explo.verify({ where: { properties: { tokens: [['other-secret-5678']] } } }), {
    message: '\n  r1 POST /api/create_customer/ → 200: properties.tokens[0][0] was "…1234", expected "…5678"\n',
  })
})

overBothHandles('a failed check hides all values below a secret field', async (t, { explo, post }) => {
  const sent = { tokens: [{ first: { id: 'first-secret-1234' } }] }
  await post(path.customer, { provided_id: 'acme', name: 'Acme', properties: sent })
  const wanted = { tokens: [{ first: { id: 'other-secret-5678' } }], token: { id: 'third-secret-9012' } }

  const error = await explo.verify({ where: { properties: wanted } }).catch((error) => error)

  t.match(error.message, 'properties.tokens[0].first.id was "…1234", expected "…5678"')
  t.match(error.message, 'properties.token.id is "…9012"')
  t.notMatch(error.message, 'secret-')
})

overBothHandles('a failed check without any request advises to check the URL', async (t, { explo }) => {
  await t.rejects(explo.verify({ operation: 'createCustomer' }), {
    message: `Expected at least 1 createCustomer request, but received none.
No request has come since the last reset. Does the tested code use the URL of this fake and an API token of this world?`,
  })
})

overBothHandles('the stack of a failed check begins in the test', async (t, { explo }) => {
  const checks = [
    () => explo.verify({ operation: 'createCustomer' }),
    () => explo.verifyOrder(['createCustomer', 'generateJwt']),
    () => explo.verifyNever({ operation: 'createCustomers' as 'createCustomer' }),
    () => explo.requests.waitFor({ operation: 'createCustomer', timeoutMs: 0 }),
  ]

  for (const check of checks) {
    const { name, message, stack } = await check().catch((error) => error)
    t.ok(stack.startsWith(`${name}: ${message}\n`))
    t.match(stack.slice(name.length + message.length + 3).split('\n')[0], 'verify.test.ts')
  }
})

overBothHandles('a failed check lists the requests that belong to no world', async (t, { explo, call }) => {
  await call('GET', '/api/dashboard/', undefined, 'of no world')
  const world = await explo.world({ name: 'signs up' })
  const cure =
    'Give the application the API token of this world, which env() has. In a shared fake, another test may have sent them.'

  await call('GET', '/api/reports/', undefined, 'undefined')
  const one =
    'One request came without an API token of any world, perhaps meant for this one:\n' +
    '  GET /api/reports/: 401: the API token is the word "undefined", as of a variable that is not set'
  await t.rejects(world.verify({ operation: 'createCustomer' }), {
    message: `Expected at least 1 createCustomer request, but received none.\n${one}\n${cure}`,
  })
  await t.rejects(world.requests.waitFor({ operation: 'createCustomer', timeoutMs: 0 }), {
    message: `\n${one}\n${cure}`,
  })
  for (const id of ['a', 'b', 'c']) await call('GET', `/api/${id}/`, undefined, 'null')
  const message =
    /\n4 requests came without an API token of any world, perhaps meant for this one:\n {2}GET \/api\/a\/: /
  await t.rejects(world.verifyOrder(['createCustomer', 'generateJwt']), { message })
})

overBothHandles(
  'a failed check says how many requests the journal has dropped',
  { journal: { maxEntries: 1 } },
  async (t, { explo, post }) => {
    for (const id of ['acme', 'globex', 'initech']) await post(path.customer, { provided_id: id, name: id })
    const cure = 'The journal has dropped 2 older requests: raise the option "journal", or reset between tests.'

    await explo.verify({ operation: 'createCustomer', atLeast: 1 })
    await t.rejects(explo.verify({ operation: 'createCustomer', atLeast: 2 }), {
      message: `Expected at least 2 createCustomer requests, but received 1.
Received:
  r3 POST /api/create_customer/ → 200
${cure}`,
    })
    await t.rejects(explo.verify({ operation: 'createCustomer', exactly: 1 }), {
      message: `Expected exactly 1 createCustomer request. 1 came, but it cannot be known whether there were more.
${cure}`,
    })
    await t.rejects(explo.verifyNever({ operation: 'createUserGroup' }), {
      message: `Expected no createUserGroup request. None came, but it cannot be known whether there was one before.
${cure}`,
    })
  },
)

overBothHandles(
  'a failed check says "1 request" for one dropped request',
  { journal: { maxEntries: 1 } },
  async (t, { explo, post }) => {
    for (const id of ['acme', 'globex']) await post(path.customer, { provided_id: id, name: id })

    await t.rejects(explo.verify({ operation: 'createCustomer', exactly: 1 }), {
      message: `Expected exactly 1 createCustomer request. 1 came, but it cannot be known whether there were more.
The journal has dropped 1 older request: raise the option "journal", or reset between tests.`,
    })
  },
)

overBothHandles('a failed check marks requests without an answer', async (t, { explo, post }) => {
  await explo.faults.add({ match: { operation: 'createCustomer' }, then: { connection: 'empty' } })
  await t.rejects(post(path.customer, { provided_id: 'acme', name: 'Acme' }))
  const gate = await explo.gate({ operation: 'createCustomer', at: 'received' })
  const held = post(path.customer, { provided_id: 'acme', name: 'Acme' })
  await gate.arrived

  await t.rejects(explo.verifyNever({ operation: 'createCustomer' }), {
    message: `Expected no createCustomer request, but received 2.
Received:
  r1 POST /api/create_customer/ (not answered)
  r2 POST /api/create_customer/ (not answered yet)
${everything}`,
  })
  await gate.release()
  await held
})

overBothHandles('verifyOrder accepts other requests in between', async (t, { explo, post }) => {
  await post(path.customer, { provided_id: 'acme', name: 'Acme' })
  await post(path.group, { user_group_id: 'globex', name: 'Globex' })
  await post(path.jwt, { provided_id: 'acme', embed_id: 'vcjTgL2wdX' })

  const found = await explo.verifyOrder([
    { operation: 'createCustomer', where: { provided_id: 'acme' } },
    'generateJwt',
  ])

  t.match(found, [{ id: 'r1' }, { id: 'r3' }])
  await t.rejects(explo.verifyOrder(['generateJwt', 'createCustomer']), {
    message: `Expected a generateJwt request, then a createCustomer request, but there was no createCustomer request after r3.
Received:
  r1 POST /api/create_customer/ → 200
  r2 POST /api/create_user_group/ → 200
  r3 POST /api/generate_jwt/ → 200
${everything}`,
  })
  await t.rejects(explo.verifyOrder(['deleteCustomer', 'createCustomer']), {
    message:
      /^Expected a deleteCustomer request, then a createCustomer request, but there was no deleteCustomer request\.\n/,
  })
})

const useless: Record<string, { expectation: unknown; message: string }> = {
  'a value that is not an object': {
    expectation: 'createCustomer',
    message: `What to verify must be an object, not "createCustomer".
Its keys are: operation, status, where, exactly, atLeast, atMost.`,
  },
  null: {
    expectation: null,
    message: `What to verify must be an object, not null.
Its keys are: operation, status, where, exactly, atLeast, atMost.`,
  },
  'an unknown key': {
    expectation: { atleast: 1 },
    message: `What to verify has no "atleast".
Did you mean "atLeast"?`,
  },
  'an unknown operation': {
    expectation: { operation: 'createCustomers' },
    message: `There is no operation "createCustomers".
Did you mean "createCustomer"?`,
  },
  'a negative number': {
    expectation: { exactly: -1 },
    message: `"exactly" cannot be -1.
Give 0 or a positive whole number.`,
  },
  'two numbers that contradict': {
    expectation: { exactly: 1, atMost: 2 },
    message: `"exactly" cannot be beside "atLeast" or "atMost".
Leave them out.`,
  },
  'an empty range': {
    expectation: { atLeast: 3, atMost: 2 },
    message: `No number is at least 3 and at most 2.
Swap them.`,
  },
  'a field that no operation has': {
    expectation: { where: { propertys: {} } },
    message: `No request can match: what is matched has no field "propertys".
Did you mean "properties"?`,
  },
  'a field that the operation does not have': {
    expectation: { operation: 'createCustomer', where: { nmae: 'Acme' } },
    message: `No request can match: createCustomer has no field "nmae".
Did you mean "name"?`,
  },
  'fields that are not an object': {
    expectation: { where: 'name' },
    message: `"where" must be an object, not "name".
Give fields of the request, for example { "name": "Acme" }.`,
  },
  'a field that JSON cannot express': {
    expectation: { where: { properties: { at: [new Date(0)] } } },
    message: `No request can have 1970-01-01T00:00:00.000Z at "where.properties.at.0".
Give a JSON value.`,
  },
}

for (const [title, { expectation, message }] of Object.entries(useless)) {
  overBothHandles(`${title} is refused before the check`, async (t, { explo }) => {
    await t.rejects(explo.verify(expectation as RequestExpectation), { code: 'EXPLO_FAKE_OPTION', message })
  })
}

overBothHandles('fields that JSON cannot express are refused by every member that takes them', async (t, { explo }) => {
  const operation = 'createUserGroup'
  const where = { at: new Date(0) }
  const refused = {
    code: 'EXPLO_FAKE_OPTION',
    message: 'No request can have 1970-01-01T00:00:00.000Z at "where.at".\nGive a JSON value.',
  }

  await t.rejects(explo.verifyNever({ where }), refused)
  await t.rejects(explo.verifyOrder(['createUserGroup', { where }]), refused)
  await t.rejects(explo.requests.waitFor({ where }), refused)
  await t.rejects(explo.gate({ operation, at: 'received', where }), refused)
  await t.rejects(explo.faults.add({ match: { operation, where }, then: 'throttled' }), refused)
})

overBothHandles('an order needs at least two steps, and each must be able to match', async (t, { explo }) => {
  await t.rejects(explo.verifyOrder('createCustomer' as unknown as Step[]), {
    message: `An order must be a list of steps, not "createCustomer".
Give at least two, for example ["createCustomer", "generateJwt"].`,
  })
  await t.rejects(explo.verifyOrder(['createCustomer']), { code: 'EXPLO_FAKE_OPTION' })
  await t.rejects(explo.verifyOrder(['createCustomer', { exactly: 1 } as Step]), {
    message: `A step has no "exactly".
Known are: operation, status, where.`,
  })
})

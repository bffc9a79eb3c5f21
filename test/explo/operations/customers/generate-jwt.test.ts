import { jwtDecrypt } from 'jose'
import { test } from 'tap'
import { durationSeconds } from '../../../../src/explo/operations/customers/generate-jwt.ts'
import { errorsIn, refusalBody } from '../../../support/dialect.ts'
import { overEveryTransport, startFake } from '../../../support/helper.ts'
import { league, tokens } from '../../../support/league.ts'
import { tokens as groupTokens, twoGroups } from '../../../support/two-groups.ts'

const path = '/api/generate_jwt/'
const secret = { key_id: 'aa111111-1a11-111a-aa11-1aaaa11a1a11', key_value: '0123456789abcdef0123456789ABCDEF' }
const fixtures = { customers: [{ provided_id: 'customer_1' }], embed_secrets: [secret] }
const documentedRequest = {
  provided_id: 'customer_1',
  embed_id: 'abcde',
  expiration: 'PT1H',
  key_id: secret.key_id,
}
const noon = '2026-05-04T12:00:00Z'

overEveryTransport(
  'a JOSE library decrypts the JWT with the embed secret of the fixture',
  { fixtures, clock: noon },
  async (t, { post }) => {
    const reply = await post(path, documentedRequest)

    const { protectedHeader, payload } = await decrypt(reply, secret.key_value)
    t.strictSame(Object.keys(reply.body), ['success', 'jwt'])
    t.match(reply, { status: 200, body: { success: 1 } })
    t.strictSame(protectedHeader, { alg: 'dir', enc: 'A256GCM', kid: secret.key_id })
    t.strictSame(payload, { cst: 'customer_1', dsh: 'abcde', iat: 1777896000, exp: 1777899600 })
  },
)

test('a JWT expires after a day by default', async (t) => {
  const { post } = await startFake(t, { fixtures })

  const silent = await post(path, { provided_id: 'customer_1', embed_id: 'abcde', key_id: secret.key_id })
  const explicit = await post(path, { ...documentedRequest, expiration: null })

  for (const reply of [silent, explicit]) t.equal(await lifetime(reply), 24 * 3600)
})

test('all fields of the request are in the claims', async (t) => {
  const { post } = await startFake(t, { fixtures })

  const reply = await post(path, {
    ...documentedRequest,
    chart_id: 'chart_1',
    rb_allowed_features: ['flt', 'srt', 'core', 'crt-view', 'fork'],
    disable_editable_section_editing: true,
    embed_origin: 'https://app.example.com',
  })

  const { payload } = await decrypt(reply, secret.key_value)
  t.match(payload, {
    rbc: ['flt', 'srt', 'core', 'crt-view', 'fork'],
    des: true,
    iss: 'https://app.example.com/',
    cht: 'chart_1',
  })
})

test('an empty list of features, all features and a complete origin are claims as requested', async (t) => {
  const { post } = await startFake(t, { fixtures })
  const generate = async (fields: object) =>
    (await decrypt(await post(path, { ...documentedRequest, ...fields }), secret.key_value)).payload

  t.strictSame((await generate({ rb_allowed_features: [] })).rbc, [])
  t.strictSame((await generate({ rb_allowed_features: ['*'] })).rbc, ['*'])
  t.equal((await generate({ disable_editable_section_editing: false })).des, false)
  t.equal((await generate({ embed_origin: 'https://app.example.com/' })).iss, 'https://app.example.com/')
})

test('optional fields that are null add no claims', async (t) => {
  const { post } = await startFake(t, { fixtures })
  const nothing = { chart_id: null, rb_allowed_features: null, disable_editable_section_editing: null }

  const reply = await post(path, { ...documentedRequest, ...nothing, embed_origin: null })

  const { payload } = await decrypt(reply, secret.key_value)
  t.strictSame(Object.keys(payload), ['cst', 'dsh', 'iat', 'exp'])
})

const durations: Record<string, number> = {
  PT1H: 3600,
  PT90M: 5400,
  'PT0.5S': 0.5,
  P1DT12H: 36 * 3600,
  P2W: 14 * 86_400,
  P1M: 30 * 86_400,
  P1Y: 365 * 86_400,
  P1Y2M3W4DT5H6M7S: ((365 + 60 + 21 + 4) * 24 + 5) * 3600 + 6 * 60 + 7,
}

for (const [expiration, seconds] of Object.entries(durations)) {
  test(`a JWT with the expiration ${expiration} expires after ${seconds} seconds`, async (t) => {
    const { post } = await startFake(t, { fixtures })

    const reply = await post(path, { ...documentedRequest, expiration })

    t.equal(await lifetime(reply), seconds)
  })
}

const noDurations = [
  '1h',
  'P',
  'PT',
  'PT0S',
  'P0D',
  'pt1h',
  '-PT1H',
  'PT1.5H',
  'PT1H30',
  '2026-05-04T12:00:00Z',
  '3600',
]

for (const expiration of [...noDurations, `P${'9'.repeat(400)}D`]) {
  test(`the expiration ${expiration.slice(0, 30)} is refused`, async (t) => {
    const { explo, post } = await startFake(t, { fixtures })

    const reply = await post(path, { ...documentedRequest, expiration })

    const [request] = await explo.requests.list()
    t.strictSame(reply, {
      status: 400,
      body: refusalBody('Invalid input.', { expiration: ['Must be an ISO 8601 duration, for example "PT1H".'] }),
    })
    t.match(request, { assumptions: ['jwt'] })
  })
}

test('without a key id, the JWT uses a secret of the group, always the same one', async (t) => {
  const { explo, post } = await startFake(t, { fixtures: { ...league, embed_secrets: [secret] } })
  const generate = (token: string) => post(path, { provided_id: 'nba', embed_id: 'abcde' }, token)

  const first = await generate(tokens.production)
  const second = await generate(tokens.production)
  const sandbox = await generate(tokens.sandbox)

  const secrets = await explo.embedSecrets()
  t.strictSame(
    secrets.map(({ visibilityGroup }) => visibilityGroup),
    ['Production', 'Production', 'Sandbox'],
  )
  const [, own, ownOfSandbox] = secrets
  for (const reply of [first, second]) {
    t.equal((await decrypt(reply, own?.keyValue ?? '')).protectedHeader.kid, own?.keyId)
  }
  t.equal((await decrypt(sandbox, ownOfSandbox?.keyValue ?? '')).protectedHeader.kid, ownOfSandbox?.keyId)
  t.match(own, { keyId: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/, keyValue: /^.{32}$/ })
})

test('the journal records the creation of the secret of the group, without its value', async (t) => {
  const { explo, post } = await startFake(t, { fixtures })

  await post(path, { provided_id: 'customer_1', embed_id: 'abcde' })
  const reply = await post(path, { provided_id: 'customer_1', embed_id: 'abcde' })

  const [, own] = await explo.embedSecrets()
  const [first, second] = await explo.requests.list()
  t.strictSame(first?.changes, [
    {
      kind: 'embed secret',
      visibilityGroup: 'Production',
      before: null,
      after: { key_id: own?.keyId, key_value: `…${own?.keyValue.slice(-4)}`, visibility_group: 'Production' },
    },
  ])
  t.strictSame(second?.changes, [])
  t.strictSame(second?.reply, { success: 1, jwt: `…${String(reply.body.jwt).slice(-4)}` })
})

test('a secret of the fixture is used when it has the key id of the generated one', async (t) => {
  const maker = await startFake(t, { fixtures })
  await maker.post(path, { provided_id: 'customer_1', embed_id: 'abcde' })
  const [, own] = (await maker.explo.inspect()).embed_secrets ?? []
  const edited = { key_id: own?.key_id ?? '', key_value: 'x'.repeat(32) }
  const { post } = await startFake(t, { fixtures: { ...fixtures, embed_secrets: [edited] } })

  const reply = await post(path, { provided_id: 'customer_1', embed_id: 'abcde' })

  t.match(await decrypt(reply, 'x'.repeat(32)), { payload: { cst: 'customer_1' } })
})

test('an unknown key id, or one of another visibility group, is not found', async (t) => {
  const foreign = { ...secret, visibility_group: 'Sandbox' }
  const { explo, post } = await startFake(t, { fixtures: { ...league, embed_secrets: [foreign] } })
  const generate = (keyId: string) => post(path, { provided_id: 'nba', embed_id: 'abcde', key_id: keyId })

  const replies = [await generate('unknown'), await generate(secret.key_id)]

  for (const reply of replies) t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
  t.match(await explo.requests.list(), [
    { reason: '404: visibility group Production has no embed secret "unknown"', assumptions: ['jwt'] },
    { assumptions: ['jwt'] },
  ])
})

test('an unknown customer is not found', async (t) => {
  const { post } = await startFake(t, { fixtures: league })

  const reply = await post(path, { provided_id: 'euroleague', embed_id: 'abcde' })

  t.strictSame(reply, { status: 404, body: refusalBody('Not found.') })
})

test('the embed id must be declared if the fixture declares any resources', async (t) => {
  const { post } = await startFake(t, {
    fixtures: {
      ...fixtures,
      dashboards: [{ name: 'Sales', embed_id: 'sales00000' }],
      report_builders: [{ name: 'Report', embed_id: 'report0000' }],
    },
  })
  const generate = (embedId: string) => post(path, { ...documentedRequest, embed_id: embedId })

  const [dashboard, report, unknown] = [await generate('sales00000'), await generate('report0000'), await generate('x')]

  t.strictSame([dashboard?.status, report?.status], [200, 200])
  t.match(unknown, {
    status: 400,
    body: refusalBody('Invalid input.', { embed_id: ['There is no dashboard, report builder or blueprint "x".'] }),
  })
})

test('the embed id of a blueprint of the same visibility group is also accepted', async (t) => {
  const { post } = await startFake(t, {
    fixtures: {
      ...twoGroups,
      dashboards: [{ name: 'Sales' }],
      blueprints: ['Production', 'Sandbox'].map((visibility_group) => ({
        customer_id: 'acme',
        visibility_group,
        embed_id: visibility_group.slice(0, 6),
        blueprint_name: 'Sales',
      })),
    },
  })
  const generate = (embedId: string) => post(path, { provided_id: 'acme', embed_id: embedId }, groupTokens.production)

  t.equal((await generate('Produc')).status, 200)
  t.match(await generate('Sandbo'), { status: 400, body: refusalBody('Invalid input.', { embed_id: { length: 1 } }) })
})

test('with embedIds "any", any embed id is accepted', async (t) => {
  const { post } = await startFake(t, {
    fixtures: { ...fixtures, report_builders: [{ name: 'Report' }] },
    assumptions: { embedIds: 'any' },
  })

  t.equal((await post(path, documentedRequest)).status, 200)
})

test('a refusal names all wrong fields', async (t) => {
  const { post } = await startFake(t, { fixtures: { ...fixtures, dashboards: [{ name: 'Sales' }] } })

  const values = await post(path, { ...documentedRequest, provided_id: 'nobody', expiration: 'soon' })
  const types = await post(path, {
    provided_id: '',
    key_id: 5,
    expiration: 3600,
    chart_id: [],
    rb_allowed_features: ['flt', 'everything', 5],
    disable_editable_section_editing: 'no',
    embed_origin: ' ',
  })

  t.strictSame(errorsIn(values.body), {
    expiration: ['Must be an ISO 8601 duration, for example "PT1H".'],
    embed_id: ['There is no dashboard, report builder or blueprint "abcde".'],
  })
  t.strictSame(errorsIn(types.body), {
    embed_id: ['This field is required.'],
    provided_id: ['This field may not be blank.'],
    key_id: ['Not a valid string.'],
    expiration: ['Not a valid string.'],
    chart_id: ['Not a valid string.'],
    rb_allowed_features: ['"everything" is not a valid choice.', '"5" is not a valid choice.'],
    disable_editable_section_editing: ['Must be a valid boolean.'],
    embed_origin: ['This field may not be blank.'],
  })
})

test('the same requests at the same time give the same JWTs in every fake, and each JWT is different', async (t) => {
  const generateTwice = async (randomSeed: string) => {
    const { post } = await startFake(t, { fixtures, randomSeed, clock: noon })
    const bodies = [documentedRequest, documentedRequest, { provided_id: 'customer_1', embed_id: 'abcde' }]
    const replies = []
    for (const body of bodies) replies.push((await post(path, body)).body.jwt)
    return replies
  }

  const [one, again, other] = [await generateTwice('seed'), await generateTwice('seed'), await generateTwice('other')]

  t.strictSame(again, one)
  t.equal(new Set([...one, ...other]).size, 6)
})

test('a read-only token is refused', async (t) => {
  const { post } = await startFake(t, { fixtures: league })

  const reply = await post(path, { provided_id: 'nba', embed_id: 'abcde' }, tokens.productionReadOnly)

  t.equal(reply.status, 403)
})

async function decrypt({ body }: { body: Record<string, unknown> }, keyValue: string) {
  return jwtDecrypt(String(body.jwt), new TextEncoder().encode(keyValue), { currentDate: new Date(0) })
}

async function lifetime(reply: { body: Record<string, unknown> }): Promise<number> {
  const { payload } = await decrypt(reply, secret.key_value)
  return (payload.exp ?? 0) - (payload.iat ?? 0)
}

const secondsOf: Record<string, number> = {
  PT0S: 0,
  PT1S: 1,
  'PT1.25S': 1.25,
  PT1M: 60,
  PT1H: 3600,
  PT36H: 36 * 3600,
  P1D: 86_400,
  P1W: 7 * 86_400,
  P1M: 30 * 86_400,
  P1Y: 365 * 86_400,
  P1Y1M1W1DT1H1M1S: (365 + 30 + 7 + 1) * 86_400 + 3661,
  PT9007199254740991S: Number.MAX_SAFE_INTEGER,
}

for (const [text, seconds] of Object.entries(secondsOf)) {
  test(`${text} is ${seconds} seconds`, async (t) => {
    t.equal(durationSeconds(text), seconds)
  })
}

const malformed = [
  ...['', 'P', 'PT', 'T1H', 'P1H', 'PT1D', 'P1DT', 'P1D1Y', 'PT1S1M', ' PT1H', 'PT1H ', 'PT1H\n'],
  ...['+PT1H', '-PT1H', 'PT-1H', 'pt1h', 'PT1,5S', 'PT.5S', 'PT1.S', 'P1.5D', 'PT1e3S', 'PT١H', '1:00:00', '3600'],
  ...['P0001-00-00T00:00:00', '2026-01-01T00:00:00Z', 'PT9007199254740993S', `P${'9'.repeat(400)}Y`],
]

for (const text of malformed) {
  test(`${JSON.stringify(text.slice(0, 30))} is not a duration`, async (t) => {
    t.equal(durationSeconds(text), undefined)
  })
}

import { createCipheriv } from 'node:crypto'
import { CompactEncrypt, EncryptJWT } from 'jose'
import { test } from 'tap'
import { overEveryTransport, startFake } from '../../support/helper.ts'

const path = '/__admin/jwt/open'
const keyId = 'aa111111-1a11-111a-aa11-1aaaa11a1a11'
const keyValue = '0123456789abcdef0123456789ABCDEF'
const key = new TextEncoder().encode(keyValue)
const fixtures = {
  customers: [{ provided_id: 'acme' }],
  embed_secrets: [{ key_id: keyId, key_value: keyValue }],
}
const noon = Date.parse('2026-05-04T12:00:00Z')

overEveryTransport(
  'a JWT of the fake opens to its claims',
  { fixtures, clock: new Date(noon) },
  async (t, { explo, post }) => {
    const { body } = await post('/api/generate_jwt/', { provided_id: 'acme', embed_id: 'abcde', key_id: keyId })

    const reply = await post(path, { jwt: body.jwt })

    const opened = {
      header: { alg: 'dir', enc: 'A256GCM', kid: keyId },
      claims: { cst: 'acme', dsh: 'abcde', iat: noon / 1000, exp: noon / 1000 + 86_400 },
      isExpired: false,
    }
    t.strictSame(reply, { status: 200, body: opened })
    t.strictSame(await explo.openJwt(String(body.jwt)), opened)
  },
)

test('a JWT expires on the clock of the world, at the second of its claim', async (t) => {
  const { explo, post } = await startFake(t, { fixtures, clock: new Date(noon) })
  const { body } = await post('/api/generate_jwt/', { provided_id: 'acme', embed_id: 'abcde', expiration: 'PT1H' })
  const isExpiredAfter = async (milliseconds: number) => {
    await explo.clock.set(noon + milliseconds)
    return (await explo.openJwt(String(body.jwt))).isExpired
  }

  t.equal(await isExpiredAfter(0), false)
  t.equal(await isExpiredAfter(3_599_999), false)
  t.equal(await isExpiredAfter(3_600_000), true)
})

test("a JWT made with the documentation's JavaScript opens", async (t) => {
  const { explo } = await startFake(t, { fixtures })
  const jwt = await new EncryptJWT({ cst: 'acme', dsh: 'abcde' })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keyId })
    .setIssuedAt()
    .setExpirationTime('2h')
    .encrypt(key)

  const { claims, isExpired } = await explo.openJwt(jwt)

  t.match(claims, { cst: 'acme', dsh: 'abcde', iat: Number, exp: Number })
  t.equal(isExpired, false)
})

test("a JWT made with the documentation's Python opens, with its vector of 16 bytes and fractional seconds", async (t) => {
  const { explo } = await startFake(t, { fixtures, clock: new Date(noon) })
  const exp = noon / 1000 + 0.25

  const opened = await explo.openJwt(sealLikePython({ cst: 'acme', dsh: 'abcde', exp }))

  t.strictSame(opened.claims, { cst: 'acme', dsh: 'abcde', exp })
  t.equal(opened.isExpired, false)
})

test('a JWT that never expires is not expired', async (t) => {
  const { explo } = await startFake(t, { fixtures })

  t.equal((await explo.openJwt(sealLikePython({ cst: 'acme' }))).isExpired, false)
})

test('the JWT of a refused request, which has none, is refused', async (t) => {
  const { explo } = await startFake(t)

  await t.rejects(explo.openJwt(undefined as never), {
    code: 'EXPLO_FAKE_JWT',
    hint: /The answer to a refused request has none\.$/,
  })
})

const secrets = `Known are: ${keyId}.`
const flaws: Record<string, { jwt: () => string | Promise<string>; problem: RegExp; hint: string | RegExp }> = {
  'that is none': {
    jwt: () => 'abc',
    problem: /It is not a JWE in compact form\./,
    hint: 'Pass what generate_jwt answered as "jwt". The answer to a refused request has none.',
  },
  'that is only signed': {
    jwt: () => 'eyJhbGciOiJIUzI1NiJ9.eyJjc3QiOiJhY21lIn0.c2lnbmF0dXJl',
    problem: /It is not a JWE in compact form\./,
    hint: /generate_jwt/,
  },
  'whose header is no JSON': {
    jwt: () => 'abc.d.e.f.g',
    problem: /It is not a JWE in compact form\./,
    hint: /generate_jwt/,
  },
  'whose header is null': {
    jwt: () => `${Buffer.from('null').toString('base64url')}.d.e.f.g`,
    problem: /It is not a JWE in compact form\./,
    hint: /generate_jwt/,
  },
  'of a secret that the world does not have': {
    jwt: () => sealLikePython({ cst: 'acme' }, { kid: 'other' }),
    problem: /Its key id is "other", which no embed secret of this world has\./,
    hint: secrets,
  },
  'without a key id': {
    jwt: () => sealLikePython({ cst: 'acme' }, { kid: undefined }),
    problem: /Its key id is "undefined"/,
    hint: secrets,
  },
  'with another algorithm': {
    jwt: () =>
      new CompactEncrypt(Buffer.from('{}'))
        .setProtectedHeader({ alg: 'A256KW', enc: 'A128GCM', kid: keyId })
        .encrypt(key),
    problem: /Its header says alg "A256KW" and enc "A128GCM"\./,
    hint: 'Seal it with alg "dir" and enc "A256GCM".',
  },
  'sealed with another value': {
    jwt: () => sealLikePython({ cst: 'acme' }, {}, 'x'.repeat(32)),
    problem: new RegExp(`The embed secret "${keyId}" does not open it\\.`),
    hint: 'Seal it with the key value of that secret.',
  },
  'that somebody changed': {
    jwt: () => sealLikePython({ cst: 'acme' }).replace(/.{4}$/, 'AAAA'),
    problem: /does not open it\./,
    hint: /key value/,
  },
  'without a vector': {
    jwt: () => sealLikePython({ cst: 'acme' }).replace(/\.\.[^.]+/, '..'),
    problem: /does not open it\./,
    hint: /key value/,
  },
  'whose text is no JSON': {
    jwt: () => sealLikePython('acme', {}, keyValue, (claims) => String(claims)),
    problem: /does not open it\./,
    hint: /key value/,
  },
}

for (const [flaw, { jwt, problem, hint }] of Object.entries(flaws)) {
  test(`a JWT ${flaw} cannot be opened, and the error says why`, async (t) => {
    const { explo, post } = await startFake(t, { fixtures })
    const text = await jwt()

    const reply = await post(path, { jwt: text })

    t.match(reply, { status: 400, body: { error: { code: 'EXPLO_FAKE_JWT', message: problem, hint } } })
    await t.rejects(explo.openJwt(text), { name: 'ExploFakeError', code: 'EXPLO_FAKE_JWT' })
  })
}

test('the error of a world without secrets says so', async (t) => {
  const { post } = await startFake(t)

  t.match(await post(path, { jwt: sealLikePython({}) }), { body: { error: { hint: 'Known are: none.' } } })
})

for (const body of [undefined, {}, { jwt: 5 }, { JWT: 'abc' }, [], null]) {
  test(`the body ${JSON.stringify(body)} is refused because it has no JWT`, async (t) => {
    const { explo } = await startFake(t)

    const payload = body === undefined ? '' : JSON.stringify(body)
    const headers = payload === '' ? {} : { 'content-type': 'application/json' }
    const reply = await explo.app.inject({ method: 'POST', url: path, headers, payload })

    t.equal(reply.statusCode, 400)
    t.match(reply.json(), { error: { code: /.+/, message: /.+/, hint: /.+/ } })
  })
}

/** A JWE as python-jose makes it from the sample of Explo's documentation. */
function sealLikePython(
  claims: unknown,
  header: object = {},
  value = keyValue,
  text: (claims: unknown) => string = JSON.stringify,
): string {
  const head = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: keyId, ...header })).toString('base64url')
  const vector = Buffer.alloc(16, 7)
  const cipher = createCipheriv('aes-256-gcm', value, vector).setAAD(Buffer.from(head))
  const sealed = Buffer.concat([cipher.update(text(claims)), cipher.final()])
  const parts = [vector, sealed, cipher.getAuthTag()].map((bytes) => bytes.toString('base64url'))
  return [head, '', ...parts].join('.')
}

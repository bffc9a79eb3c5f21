import { spawnSync } from 'node:child_process'
import { test } from 'tap'
import { startFake } from '../../support/helper.ts'

// Explo's samples use these Python libraries. A test is skipped when its library is not installed.

const keyId = 'aa111111-1a11-111a-aa11-1aaaa11a1a11'
const keyValue = '0123456789abcdef0123456789ABCDEF'
const fixtures = {
  customers: [{ provided_id: 'Łódź 📈' }],
  embed_secrets: [{ key_id: keyId, key_value: keyValue }],
}

const openers = {
  jose: `
from jose import jwe
def open_jwe(jwt, key): return jwe.get_unverified_header(jwt), jwe.decrypt(jwt, key)
`,
  jwcrypto: `
from jwcrypto import jwe, jwk
from base64 import urlsafe_b64encode
def open_jwe(jwt, key):
    token = jwe.JWE()
    token.deserialize(jwt, jwk.JWK(kty="oct", k=urlsafe_b64encode(key.encode()).decode().rstrip("=")))
    return token.jose_header, token.payload
`,
}

for (const [module, definition] of Object.entries(openers)) {
  test(`a JWT of the fake opens with Python's ${module}`, skipWithout(module), async (t) => {
    const { post } = await startFake(t, { fixtures })
    const request = { provided_id: 'Łódź 📈', embed_id: 'abcde', key_id: keyId, rb_allowed_features: ['flt'] }
    const { body } = await post('/api/generate_jwt/', request)

    const opened = python(
      module,
      `${definition}
header, payload = open_jwe(given["jwt"], given["key"])
print(json.dumps({"header": header, "claims": json.loads(payload)}))`,
      { jwt: body.jwt, key: keyValue },
    )

    t.match(opened, {
      header: { alg: 'dir', enc: 'A256GCM', kid: keyId },
      claims: { cst: 'Łódź 📈', dsh: 'abcde', rbc: ['flt'], iat: Number, exp: Number },
    })
  })
}

test("a JWT made by Python's jose, as the documentation shows, opens", skipWithout('jose'), async (t) => {
  const { explo } = await startFake(t, { fixtures })

  const made = python(
    'jose',
    `
from datetime import datetime, timedelta
from jose import jwe
claims = {"cst": "Łódź 📈", "dsh": "abcde", "exp": (datetime.now() + timedelta(hours=1)).timestamp()}
jwt = jwe.encrypt(json.dumps(claims), encryption="A256GCM", key=given["key"], kid=given["kid"])
print(json.dumps({"jwt": jwt.decode()}))`,
    { key: keyValue, kid: keyId },
  )

  const { header, claims, isExpired } = await explo.openJwt(String(made.jwt))
  t.match(header, { alg: 'dir', enc: 'A256GCM', kid: keyId })
  t.match(claims, { cst: 'Łódź 📈', dsh: 'abcde', exp: Number })
  t.equal(isExpired, false)
})

function skipWithout(module: string): { skip: string | false } {
  return { skip: interpreterWith(module) === undefined && `no python3 here has ${module}` }
}

function interpreterWith(module: string): string | undefined {
  return ['python3', '/usr/bin/python3'].find((path) => spawnSync(path, ['-c', `import ${module}`]).status === 0)
}

function python(module: string, program: string, given: object): Record<string, unknown> {
  const { stdout, stderr } = spawnSync(interpreterWith(module) ?? 'python3', ['-'], {
    input: `import json\ngiven = json.loads(${JSON.stringify(JSON.stringify(given))})\n${program}\n`,
    encoding: 'utf8',
    env: { ...process.env, PYTHONUTF8: '1' },
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Record<string, unknown>
}

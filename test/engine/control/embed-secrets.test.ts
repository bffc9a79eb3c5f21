import { test } from 'tap'
import { overEveryTransport, startFake } from '../../support/helper.ts'

const path = '/__admin/embed-secrets'
const keyId = 'aa111111-1a11-111a-aa11-1aaaa11a1a11'

overEveryTransport(
  'embed secrets are shown in clear text, because tests open JWTs with them',
  {
    fixtures: {
      visibility_groups: [
        { name: 'Production', api_tokens: [{ token: 'explo-test-token', permission: 'read-write' }] },
        { name: 'Sandbox' },
      ],
      embed_secrets: [
        { key_id: keyId, key_value: '0123456789abcdef0123456789ABCDEF', visibility_group: 'Sandbox' },
        { key_id: 'second' },
      ],
    },
  },
  async (t, { explo, call }) => {
    const reply = await call('GET', path)

    const [first, second] = reply.body.embedSecrets as Record<string, string>[]
    t.strictSame(reply, { status: 200, body: { embedSecrets: await explo.embedSecrets() } })
    t.strictSame(first, { keyId, keyValue: '0123456789abcdef0123456789ABCDEF', visibilityGroup: 'Sandbox' })
    t.match(second, { keyId: 'second', keyValue: /^[ -~]{32}$/, visibilityGroup: 'Production' })
  },
)

test('a missing key value is generated, the same in every run with the same random seed', async (t) => {
  const valueWith = async (randomSeed: string, ...others: string[]) => {
    const embedSecrets = [...others, 'mine'].map((id) => ({ key_id: id }))
    const { explo } = await startFake(t, { randomSeed, fixtures: { embed_secrets: embedSecrets } })
    return (await explo.embedSecrets()).find((secret) => secret.keyId === 'mine')?.keyValue
  }

  const value = await valueWith('seed')

  t.equal(await valueWith('seed', 'before it'), value)
  t.not(await valueWith('other seed'), value)
})

test('a secret that was generated for a JWT exists until the next reset', async (t) => {
  const { explo, call, post } = await startFake(t, { fixtures: { customers: [{ provided_id: 'acme' }] } })
  const before = await call('GET', path)
  await post('/api/generate_jwt/', { provided_id: 'acme', embed_id: 'abcde' })
  const after = await call('GET', path)

  await explo.reset()

  t.strictSame(before.body, { embedSecrets: [] })
  t.match(after.body, { embedSecrets: { length: 1 } })
  t.strictSame((await call('GET', path)).body, { embedSecrets: [] })
})

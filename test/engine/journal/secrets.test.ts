import { type Test, test } from 'tap'
import { jsonHeaders, overBothHandles, startFake } from '../../support/helper.ts'

// Every secret that a fixture or an option gives: none of them looks like a token.
const apiToken = 'api/token=='
const customerToken = 'cust/9=x'
const shortToken = 'tok5'
const embedKey = 'embed+key/value!with(32)letters.'
const adminToken = 'admin(token)'
const secrets = [apiToken, customerToken, shortToken, embedKey, adminToken]

const fixtures = {
  visibility_groups: [
    {
      name: 'Production',
      api_tokens: [
        { token: apiToken, permission: 'read-write' as const },
        { token: 'explo-test-token', permission: 'read-only' as const },
      ],
    },
  ],
  customers: [
    { provided_id: 'acme', token: customerToken, visibility_group: 'Production' },
    { provided_id: 'globex', token: shortToken, visibility_group: 'Production' },
  ],
  embed_secrets: [{ key_id: 'key', key_value: embedKey, visibility_group: 'Production' }],
}

/** Fails when a text has a secret, plain or percent-encoded. */
function hidesSecrets(t: Test, text: string): void {
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      t.notOk(text.includes(form), `${secret} is not in the text as ${form}`)
    }
  }
}

/** Sends each secret in each place where a client may put it. */
async function sendSecrets(send: (path: string, outgoing: object) => Promise<unknown>): Promise<void> {
  const headers = jsonHeaders(apiToken)
  for (const secret of secrets) {
    const encoded = encodeURIComponent(secret)
    const note = `a sentence with ${secret}, in it`
    const bodies = [
      JSON.stringify({ provided_id: secret, name: note, current_token: secret, [secret]: [secret] }),
      `{"note": "${note}"`,
      `note=${encoded}`,
    ]
    for (const body of bodies) {
      for (const path of ['/api/create_customer/', '/api/get_customer/', '/api/refresh_customer_token/']) {
        await send(path, { method: 'POST', headers: { ...headers, 'x-note': note }, body })
      }
    }
    await send(`/api/nothing/${encoded}/?a=${encoded}`, { method: 'GET', headers: { ...headers, referer: encoded } })
    await send('/api/group_tags/', { method: 'GET', headers: jsonHeaders(secret) })
  }
}

overBothHandles(
  'no request, explanation, finding or message shows a secret of any form',
  { fixtures, adminToken },
  async (t, { explo, send }) => {
    const events = explo.events()
    await sendSecrets((path, outgoing) => send(path, outgoing as never))

    const records = await explo.requests.list()
    hidesSecrets(t, JSON.stringify(records))
    hidesSecrets(t, JSON.stringify(await explo.lint()))
    const failed = await explo.verify({ where: { name: 'Nobody' } }).catch((error) => error)
    hidesSecrets(t, failed.message)
    hidesSecrets(t, (await Promise.all(records.map(({ id }) => explo.explain(id)))).join())
    for (let heard = 0; heard < records.length; heard++) hidesSecrets(t, JSON.stringify(await events.next()))
  },
)

test('the log shows no secret of any world', async (t) => {
  const lines: string[] = []
  const { explo } = await startFake(t, {
    fixtures,
    adminToken,
    logger: { level: 'info', stream: { write: (line) => void lines.push(line) } },
  })
  const world = await explo.world()
  const customers = [{ provided_id: 'other', token: 'other/token' }]
  await world.seed({ customers })

  await sendSecrets((path, outgoing) => explo.fetch(`https://api.explo.co${path}`, outgoing as never))
  await explo.fetch('https://api.explo.co/api/other%2Ftoken/')

  t.ok(lines.length > 50)
  hidesSecrets(t, lines.join(''))
  t.notOk(lines.join('').includes('other%2Ftoken'))
})

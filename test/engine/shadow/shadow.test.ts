import { test } from 'tap'
import { differing } from '../../support/second-server/habits.ts'
import { OrdinaryClient, startShadow, tokens } from '../../support/shadow.ts'

/** What an application does that embeds Explo, mistakes included. */
async function ordinaryTraffic(url: string): Promise<void> {
  const app = new OrdinaryClient(url)
  const group = { user_group_id: 'acme', name: 'Acme', mapping: {} }
  const created = await app.post('/api/create_user_group/', group)
  await app.post('/api/create_user_group/', group)
  await app.post('/api/update_user_group/', { user_group_id: 'acme', name: 'Acme & Co' })
  const { token } = created.body.user_group
  const refreshed = await app.post('/api/refresh_user_group_token/', { current_token: token })
  await app.post('/api/refresh_user_group_token/', { current_token: token })

  await app.post('/api/create_group_tag/', { name: 'sales' })
  await app.post('/api/create_customer/', { provided_id: 'globex', name: 'Globex', emails: ['a@globex.example'] })
  await app.post('/api/update_customer/', {
    provided_id: 'globex',
    emails: ['b@globex.example'],
    group_tags: ['sales'],
  })
  await app.post('/api/create_customer/', {
    ...{ provided_id: 'leeds', name: 'Leeds', hierarchy_level_name: 'User', parent_provided_id: 'globex' },
    properties: { token: 'of the client' },
  })
  await app.post('/api/get_customer/', { provided_id: 'globex' })
  await app.post('/api/get_customer/', { provided_id: 'nobody' })
  await app.post('/api/create_customer', { provided_id: 'slashless', name: 'Slashless' })
  await app.post('/api/create_customer/', { provided_id: 'nameless' })
  await app.call('GET', '/api/customers/')
  await app.call('GET', '/v2/api/customers/?page=1&page_size=2')
  await app.call('GET', '/api/v2/customers/?parent_provided_id=globex')
  await app.call('GET', '/api/v2/customers/?page=1&page_size=1')
  await app.call('GET', '/api/group_tags/')
  await app.call('GET', '/api/unknown/')
  await app.call('GET', '/api/dashboard/')
  await app.call('GET', '/api/reports/')
  await app.call('GET', '/api/create_customer/')
  await app.post('/api/generate_jwt/', { provided_id: 'leeds', embed_id: 'AbCdEfGhIj' })
  await app.post('/api/rename_group_tag/', { name: 'sales', new_name: 'sold' })

  await new OrdinaryClient(url, tokens.reader).post('/api/get_customer/', { provided_id: 'globex' })
  await new OrdinaryClient(url, tokens.reader).post('/api/create_customer/', { provided_id: 'no', name: 'No' })
  await new OrdinaryClient(url, tokens.other).post('/api/create_customer/', { provided_id: 'globex', name: 'Other' })
  const nobody = await fetch(`${url}/api/get_customer/`, { method: 'POST' })
  await nobody.text()
  await new OrdinaryClient(url, 'unknown').post('/api/get_customer/', { provided_id: 'globex' })

  await app.call('DELETE', '/api/delete_user_group/', { current_token: refreshed.body.user_group.token })
  await app.call('DELETE', '/api/delete_user_group/', { current_token: refreshed.body.user_group.token })
  await app.post('/api/create_user_group/', group)
}

test('a service that behaves like the fake has no differences, and no record is left there', async (t) => {
  const { server, shadow, url } = await startShadow(t)

  await ordinaryTraffic(url)
  const report = await shadow.end()

  t.strictSame(report.findings, [])
  t.strictSame(
    report.heldBack.map(({ operation, because }) => `${operation} ${because}`),
    ['GET /api/create_customer/ Explo documents no such call', 'GET /api/unknown/ Explo documents no such call'],
  )
  t.strictSame(report.notCompared, [])
  t.equal(report.compared, report.calls - 3)
  t.strictSame([report.hidden, report.headersLeftOut], [0, {}])
  t.strictSame(report.left, [])
  t.strictSame([server.account.customers, server.account.tags], [[], []])
})

test('numbers keep their spelling in requests to the service and in answers to the client', async (t) => {
  const sent: string[] = []
  const { url } = await startShadow(t, {
    // The second server does not keep how numbers are spelled.
    fetch: async (input, init) => {
      sent.push(String(init?.body))
      const reply = await fetch(input, init)
      return new Response((await reply.text()).replace('"rate":1,', '"rate":1.0,'), reply)
    },
  })
  const properties = '"properties":{"rate":1.0,"id":12345678901234567890}'

  const reply = await fetch(`${url}/api/create_customer/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${tokens.writer}` },
    body: `{"provided_id":"acme","name":"Acme",${properties}}`,
  })

  t.match(sent.at(-1), properties)
  t.match(await reply.text(), '"rate":1.0,')
})

test('the report has exactly the differences of the service in the calls of an application', async (t) => {
  const { server, shadow, url } = await startShadow(t, { habits: differing })

  await ordinaryTraffic(url)
  const report = await shadow.end()

  t.strictSame(
    [...new Set(report.findings.flatMap(({ assumptions }) => assumptions))].sort(),
    Object.keys(differing).sort(),
  )
  t.strictSame(
    report.findings.filter(({ assumptions }) => assumptions.length !== 1),
    [],
  )
  t.strictSame([server.account.customers, server.account.tags, report.left], [[], [], []])
})

test('simultaneous calls reach the service one after the other', async (t) => {
  let running = 0
  let most = 0
  const counting: typeof fetch = async (...call) => {
    most = Math.max(most, ++running)
    return fetch(...call).finally(() => running--)
  }
  const { url } = await startShadow(t, { fetch: counting })
  const app = new OrdinaryClient(url)

  await Promise.all(['a', 'b', 'c'].map((id) => app.post('/api/create_customer/', { provided_id: id, name: id })))

  t.equal(most, 1)
})

import { deepEqual, equal, match } from 'node:assert/strict'
import { get } from 'node:http'
import { type Test, test } from 'tap'
import { createExploFake, type ExploFake, type ExploFakeOptions } from '../../../../src/index.ts'
import { jsonHeaders } from '../../../support/helper.ts'
import { exchange, wireRequest } from '../../../support/raw-connection.ts'

const thirty = Array.from({ length: 30 }, (_, index) => `seed ${index}`)

type Client = (explo: ExploFake, t: Test) => Promise<void>

const fixtures = { group_tags: ['sales', 'engineers', 'designers'] }
const acme = { user_group_id: 'acme', name: 'Acme' }

const tolerant: Client = async (explo) => {
  const made = await post(explo, '/api/create_user_group/', acme)
  equal(made.new_user_group, true)
  const { token, properties = null } = made.user_group
  deepEqual({ name: made.user_group.name, properties }, { name: 'Acme', properties: null })
  match(token, /^[0-9a-f]{64}$/)

  const known = await post(explo, '/api/create_user_group/', acme)
  deepEqual([known.new_user_group, known.user_group.token], [false, token])
  const refused = await post(explo, '/api/create_user_group/', {})
  deepEqual([refused.success, Object.keys(refused.errors).sort()], [0, ['name', 'user_group_id']])
  const tags = JSON.parse(await text(explo, '/api/group_tags/')).group_tags
  deepEqual(tags.map(({ name }: { name: string }) => name).sort(), ['designers', 'engineers', 'sales'])
}

/** Each passes against a fake that does not vary. */
const leaning: Record<string, Client> = {
  'on the order of keys': async (explo) => match(await text(explo, '/api/group_tags/'), /^{"success":1,/),
  'on the order of a list': async (explo) => {
    const { group_tags } = JSON.parse(await text(explo, '/api/group_tags/'))
    equal(group_tags[0].name, 'sales')
  },
  'on exactly the known fields': async (explo) => {
    const reply = await post(explo, '/api/create_user_group/', acme)
    deepEqual(Object.keys(reply).sort(), ['new_user_group', 'success', 'user_group'])
  },
  'on a null that may be missing': async (explo) => {
    equal((await post(explo, '/api/create_user_group/', acme)).user_group.properties, null)
  },
  'on exactly the known fields of a refusal': async (explo) => {
    deepEqual(Object.keys(await post(explo, '/api/get_customer/', {})).sort(), ['detail', 'errors', 'success'])
  },
  'on the case of header names': async (explo, t) => {
    match(await wire(explo, t), /\r\ncontent-type: application\/json/)
  },
  'on a Content-Length': async (explo, t) => match(await wire(explo, t), /\r\ncontent-length: \d/i),
  'on a body in one chunk': async (explo) => {
    JSON.parse(await firstPieceOverSocket(explo))
  },
  'on a body in one chunk of fetch': async (explo) => {
    const { body } = await explo.fetch('https://api.explo.co/api/group_tags/', { headers: jsonHeaders() })
    const { value } = await (body as ReadableStream<Uint8Array>).getReader().read()
    JSON.parse(new TextDecoder().decode(value))
  },
}

test('a tolerant client accepts all varied answers', async (t) => {
  for (const seed of thirty) await t.resolves(passes(t, tolerant, { vary: true, randomSeed: seed }), seed)
})

for (const [what, client] of Object.entries(leaning)) {
  test(`a client that relies ${what} fails`, async (t) => {
    await t.resolves(passes(t, client, {}), 'the client passes without variations')

    let caught = 0
    for (const seed of thirty) {
      const problem = await passes(t, client, { vary: true, randomSeed: seed }).catch((error) => error)
      if (problem) caught++
    }
    t.ok(caught >= 8, `${caught} of 30 seeds catch it`)
  })
}

async function passes(t: Test, client: Client, options: ExploFakeOptions): Promise<void> {
  const printed = t.intercept(process.stderr, 'write', { value: () => true })
  const explo = await createExploFake({ fixtures, ...options })
  try {
    await client(explo, t)
  } finally {
    await explo.close()
    printed.restore()
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a client that trusts what it reads.
async function post(explo: ExploFake, path: string, body: object): Promise<any> {
  const init = { method: 'POST', headers: jsonHeaders(), body: JSON.stringify(body) }
  return (await fetch(explo.url + path, init)).json()
}

async function text(explo: ExploFake, path: string): Promise<string> {
  return (await fetch(explo.url + path, { headers: jsonHeaders() })).text()
}

function wire(explo: ExploFake, t: Test): Promise<string> {
  return exchange(t, explo, wireRequest({ method: 'GET', target: '/api/group_tags/' }))
}

function firstPieceOverSocket(explo: ExploFake): Promise<string> {
  return new Promise((resolve, reject) => {
    get(`${explo.url}/api/group_tags/`, { headers: jsonHeaders() }, (response) => {
      const pieces: string[] = []
      response.on('data', (piece) => pieces.push(String(piece))).once('end', () => resolve(pieces[0] ?? ''))
    }).once('error', reject)
  })
}

import { equal } from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'tap'
import { connectExploFake, type ExploFake } from '../../../src/index.ts'
import { jsonObjectText } from '../../support/arbitrary-json.ts'
import { jsonHeaders, startFake } from '../../support/helper.ts'

/** Each way to use a fake: its handle, and the client that sends requests. */
const ways: Record<string, (fake: ExploFake) => Promise<{ explo: ExploFake; url: string; send: typeof fetch }>> = {
  'a socket': async (fake) => ({ explo: fake, url: fake.url, send: fetch }),
  'fetch without a socket': async (fake) => ({ explo: fake, url: 'https://api.explo.co', send: fake.fetch }),
  interception: async (fake) => ({ explo: fake, url: 'https://api.explo.co', send: fetch }),
  'a remote handle': async (fake) => {
    const explo = await connectExploFake(fake.url)
    return { explo, url: 'https://api.explo.co', send: explo.fetch }
  },
}

for (const [name, way] of Object.entries(ways)) {
  test(`any JSON comes back byte for byte, over ${name}`, async (t) => {
    const { explo: fake } = await startFake(t, { transport: 'socket' })
    const { explo, url, send } = await way(fake)
    if (name === 'interception') {
      const interception = await fake.intercept()
      t.teardown(() => interception.restore())
    }
    const call = async (method: string, path: string, body?: string) => {
      const reply = await send(url + path, { method, headers: jsonHeaders(), ...(body !== undefined && { body }) })
      return { text: await reply.text(), id: reply.headers.get('x-explo-fake-request') as string }
    }

    const property = fc.asyncProperty(jsonObjectText, async (properties) => {
      await explo.reset()
      const sent = `{"provided_id":"n","name":"N","properties":${properties}}`
      const shown = `"properties":${properties},"computed_properties":${properties},`

      const created = await call('POST', '/api/create_customer/', sent)
      const got = await call('POST', '/api/get_customer/', '{"provided_id":"n"}')
      const again = await call('POST', '/api/create_customer/', '{"provided_id":"n","name":"N","properties":{"a":0}}')
      const updated = await call('POST', '/api/update_customer/', '{"provided_id":"n","properties":{}}')
      for (const { text } of [created, got, again]) equal(partOf(text, shown), shown)

      const {
        body,
        bodyJson = JSON.stringify(body),
        reply,
        replyJson = JSON.stringify(reply),
      } = await explo.requests.get(created.id)
      equal(bodyJson, sent)
      equal(partOf(replyJson, shown), shown)
      equal(partOf(await explo.explain(again.id), ` stays ${properties}`), ` stays ${properties}`)
      equal(partOf(updated.text, '"properties":{}'), '"properties":{}')

      await call('POST', '/api/update_customer/', `{"provided_id":"n","properties":${properties}}`)
      const fixture = JSON.parse(JSON.stringify(await explo.inspect()))
      await explo.seed(fixture, { mode: 'replace' })
      equal(partOf((await call('GET', '/v2/api/customers/')).text, shown), shown)
    })
    await fc.assert(property, { numRuns: 20 })
  })
}

/** The part if the text contains it, else the whole text, for the message of the failure. */
function partOf(text: string, part: string): string {
  return text.includes(part) ? part : text
}

import type { Test } from 'tap'
import { realTime } from '../../src/engine/contract/client.ts'
import { Scrubber } from '../../src/engine/contract/scrubber.ts'
import { shadowServer } from '../../src/engine/shadow/server.ts'
import { Shadow, type ShadowOptions } from '../../src/engine/shadow/shadow.ts'
import { listen } from '../../src/engine/transport/listen.ts'
import { account } from '../../src/explo/account.ts'
import { createLocalFake } from '../../src/fake.ts'
import type { ExploFakeOptions, Fixture } from '../../src/index.ts'
import type { Habits } from './second-server/habits.ts'
import * as second from './second-server/server.ts'
import { SecondServer } from './second-server/server.ts'

/** The API tokens that the suite sends. The shadow replaces them by those of the account. */
export const tokens = { writer: 'test-token', reader: 'test-token-that-reads', other: 'test-token-of-another-group' }

/** A fixture with what the second server's account has before the suite runs. */
export const likeTheAccount: Fixture = {
  team_id: 3,
  visibility_groups: [
    {
      name: 'Main',
      api_tokens: [
        { token: tokens.writer, permission: 'read-write' },
        { token: tokens.reader, permission: 'read-only' },
      ],
    },
    { name: 'Play', api_tokens: [{ token: tokens.other, permission: 'read-write' }] },
  ],
  dashboards: [{ name: 'Sales', embed_id: 'AbCdEfGhIj' }],
}

interface Options extends Partial<Omit<ShadowOptions, 'fake'>> {
  readonly habits?: Partial<Habits>
  readonly fake?: ExploFakeOptions
}

/** Starts a shadow server in front of the second server. */
export async function startShadow(t: Test, { habits = {}, fake: fakeOptions, ...options }: Options = {}) {
  const server = new SecondServer(habits)
  const url = await server.listen()
  t.teardown(() => server.close())
  const fake = await createLocalFake({ listen: false, fixtures: likeTheAccount, ...fakeOptions })
  t.teardown(() => fake.close())
  const { tokens: upstreamTokens = second.tokens } = options
  const shadow = new Shadow({
    ...{ account, url, fake, fetch, time: realTime, isPaced: false, isIrreversibleAllowed: false, given: {} },
    tokens: upstreamTokens,
    scrubber: new Scrubber(Object.values(upstreamTokens)),
    say: () => {},
    ...options,
  })
  await shadow.begin()
  const app = shadowServer(shadow, fake)
  await listen(app, '127.0.0.1', 0)
  t.teardown(() => app.close())
  const { port } = app.server.address() as { port: number }
  return { server, fake, shadow, app, url: `http://127.0.0.1:${port}` }
}

/** The client of an application, which does not know that it calls a shadow. */
export class OrdinaryClient {
  readonly #url: string
  readonly #token: string | undefined

  constructor(url: string, token: string | undefined = tokens.writer) {
    this.#url = url
    this.#token = token
  }

  async call(method: string, path: string, body?: object) {
    const reply = await fetch(this.#url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(this.#token !== undefined && { 'explo-authorization': `Token ${this.#token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    return { status: reply.status, headers: reply.headers, text, body: text === '' ? undefined : JSON.parse(text) }
  }

  post(path: string, body: object) {
    return this.call('POST', path, body)
  }
}

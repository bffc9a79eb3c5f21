import { type Test, test } from 'tap'
import {
  connectExploFake,
  createExploFake,
  type ExploFake,
  type ExploFakeOptions,
  type World,
} from '../../src/index.ts'
import { jsonHeaders, type Reply } from './helper.ts'

interface Held {
  readonly explo: ExploFake
  /** Sends a request of an application with the API token of a world. */
  readonly post: (world: World, path: string, body: unknown) => Promise<Reply>
}

const handles = {
  'in this process': (fake: ExploFake) => Promise.resolve(fake),
  'over HTTP': (fake: ExploFake) => connectExploFake(fake.url),
}

/** Defines the test once for a handle in this process and once for a remote one, because both must behave the same. */
export function overEveryHandle(
  title: string,
  body: (t: Test, held: Held) => Promise<void>,
  options: ExploFakeOptions = {},
): void {
  for (const [how, hold] of Object.entries(handles)) {
    test(`${title}, ${how}`, async (t) => {
      const fake = await createExploFake(options)
      t.teardown(() => fake.close())
      const explo = await hold(fake)
      await body(t, { explo, post: (world, path, sent) => post(`${fake.url}${path}`, world.apiToken, sent) })
    })
  }
}

async function post(url: string, apiToken: string, body: unknown): Promise<Reply> {
  const reply = await fetch(url, { method: 'POST', headers: jsonHeaders(apiToken), body: JSON.stringify(body) })
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

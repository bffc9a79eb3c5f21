import { type Test, test } from 'tap'
import {
  connectExploFake,
  createExploFake,
  type ExploFake,
  type ExploFakeOptions,
  type World,
} from '../../src/index.ts'
import { jsonHeaders, type Reply } from './helper.ts'

/** A fake and its handle: in this process, or from another one through the control API. */
interface Held {
  readonly explo: ExploFake
  /** Sends a request with the API token of a world, as an application would. */
  readonly post: (world: World, path: string, body: unknown) => Promise<Reply>
}

const handles = {
  'in this process': (fake: ExploFake) => Promise.resolve(fake),
  'over HTTP': (fake: ExploFake) => connectExploFake(fake.url),
}

/** One test for each way to hold a fake, because a suite may move from the one to the other without an edit. */
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

import { type Test, test } from 'tap'
import type { ExploFake, ExploFakeOptions, World } from '../../src/index.ts'
import { jsonHeaders, type Reply, startFake } from './helper.ts'

interface Held {
  readonly explo: ExploFake
  /** Sends a request of an application with the API token of a world. */
  readonly post: (world: World, path: string, body: unknown) => Promise<Reply>
}

const transports = { 'in this process': 'socket', 'over HTTP': 'remote handle' } as const

/**
 * Defines the test once for a handle in this process and once for a remote one, because both must behave the same. Unlike
 * with `overBothHandles`, the fake always listens, and `post` selects a world.
 */
export function overEveryHandle(
  title: string,
  body: (t: Test, held: Held) => Promise<void>,
  options: ExploFakeOptions = {},
): void {
  for (const [how, transport] of Object.entries(transports)) {
    test(`${title}, ${how}`, async (t) => {
      const { explo } = await startFake(t, { transport, ...options })
      await body(t, { explo, post: (world, path, sent) => post(`${explo.url}${path}`, world.apiToken, sent) })
    })
  }
}

async function post(url: string, apiToken: string, body: unknown): Promise<Reply> {
  const reply = await fetch(url, { method: 'POST', headers: jsonHeaders(apiToken), body: JSON.stringify(body) })
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

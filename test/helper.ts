import type { Test } from 'tap'
import { createExploFake, type ExploFake, type ExploFakeOptions } from '../src/index.ts'

export const apiToken = 'explo-test-token'
export const readOnlyToken = 'explo-test-token-read-only'

/** The ways a request reaches the fake. */
export const transports = ['socket', 'fetch', 'inject'] as const
export type Transport = (typeof transports)[number]

export interface Reply {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** A fake that lives as long as the test, and a client that speaks to it as an application would. */
export async function startFake(t: Test, options: ExploFakeOptions & { transport?: Transport } = {}) {
  const { transport = 'fetch', ...rest } = options
  const explo = await createExploFake({ listen: transport === 'socket', ...rest })
  t.teardown(() => explo.close())
  const send = senderOf(explo, transport)

  async function call(method: string, path: string, body?: unknown, token = apiToken): Promise<Reply> {
    const reply = await send(path, {
      method,
      headers: { 'content-type': 'application/json', 'explo-authorization': `Token ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
  }

  const post = (path: string, body: unknown, token?: string) => call('POST', path, body, token)
  return { explo, send, call, post }
}

type Send = (
  path: string,
  init: { method: string; headers?: Record<string, string>; body?: string },
) => Promise<Response>

function senderOf(explo: ExploFake, transport: Transport): Send {
  switch (transport) {
    case 'socket':
      return (path, init) => fetch(`${explo.url}${path}`, { ...init, redirect: 'manual' })
    case 'fetch':
      return (path, init) => explo.fetch(`https://api.explo.co${path}`, { ...init, redirect: 'manual' })
    case 'inject':
      return async (path, { method, headers, body }) => {
        const reply = await explo.app.inject({
          method: method as 'POST',
          url: path,
          ...(headers && { headers }),
          ...(body !== undefined && { payload: body }),
        })
        const text = reply.statusCode === 204 ? null : reply.payload
        return new Response(text, { status: reply.statusCode, headers: reply.headers as Record<string, string> })
      }
  }
}

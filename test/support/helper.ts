import { type Test, test } from 'tap'
import { connectExploFake, createExploFake, type ExploFake, type ExploFakeOptions } from '../../src/index.ts'
import { conforming } from './conformance.ts'
import { testDialect } from './dialect.ts'

export const apiToken = 'explo-test-token'
export const readOnlyToken = 'explo-test-token-read-only'

/** The ways in which a request reaches the fake. With `remote handle`, the test's handle also works over HTTP. */
const transports = ['socket', 'fetch', 'inject', 'remote handle'] as const
export type Transport = (typeof transports)[number]

export interface Reply {
  readonly status: number
  readonly body: Record<string, unknown>
}

export interface Outgoing {
  readonly method: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

type StartedFake = Awaited<ReturnType<typeof startFake>>
type Body = (t: Test, fake: StartedFake) => Promise<void>
/** The options are those of the fake. */
type Definition = [title: string, body: Body] | [title: string, options: ExploFakeOptions, body: Body]

/** Defines the test once for each transport, because the answers must not depend on it. Starts a fake for each. */
export function overEveryTransport(...definition: Definition): void {
  for (const transport of transports) define(definition, transport, `, over ${transport}`)
}

/**
 * Defines the test once for a handle in this process and once for a remote one, because both must behave the same. Starts
 * a fake for each.
 */
export function overBothHandles(...definition: Definition): void {
  define(definition, 'fetch', '')
  define(definition, 'remote handle', ', over a remote handle')
}

function define(definition: Definition, transport: Transport, suffix: string): void {
  const [title, options, body] = definition.length === 3 ? definition : [definition[0], {}, definition[1]]
  test(`${title}${suffix}`, async (t) => body(t, await startFake(t, { transport, ...options })))
}

/** The headers of every documented request. */
export function jsonHeaders(token = apiToken): Record<string, string> {
  return { 'content-type': 'application/json', 'explo-authorization': `Token ${token}` }
}

/**
 * Starts a fake that ends with the test, and returns it with a client that sends the requests of an application. The client
 * has the API token of the default world.
 */
export async function startFake(t: Test, options: ExploFakeOptions & { transport?: Transport } = {}) {
  const { transport = 'fetch', assumptions, ...rest } = options
  const isRemote = transport === 'remote handle'
  const fake = await createExploFake({
    listen: isRemote || transport === 'socket',
    ...inTestDialect(assumptions),
    ...rest,
  })
  t.teardown(() => fake.close())
  const { adminToken } = fake
  const explo = isRemote ? await connectExploFake(fake.url, { ...(adminToken !== undefined && { adminToken }) }) : fake
  const send = conforming(explo, senderOf(explo, transport))

  async function call(method: string, path: string, body?: unknown, token = explo.apiToken): Promise<Reply> {
    const reply = await send(path, {
      method,
      headers: jsonHeaders(token),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answered = reply.headers.get('content-type')?.startsWith('text/html')
      ? await reply.text()
      : await reply.json()
    return { status: reply.status, body: answered as Record<string, unknown> }
  }

  const post = (path: string, body: unknown, token?: string) => call('POST', path, body, token)
  /** Closes the fake itself; `close()` of a remote handle does not. */
  const stop = () => fake.close()
  return { explo, send, call, post, stop, transport }
}

/** Adds the dialect of the tests to the assumptions of a fake. A choice of the test itself wins. */
export function inTestDialect(choices?: ExploFakeOptions['assumptions']): Pick<ExploFakeOptions, 'assumptions'> {
  if (testDialect === 'envelope') return choices === undefined ? {} : { assumptions: choices }
  return { assumptions: [{ errorBody: testDialect }, choices ?? {}].flat() }
}

export type Send = (path: string, outgoing: Outgoing) => Promise<Response>

/** Does not follow redirects, so that tests see them. */
function senderOf(explo: ExploFake, transport: Transport): Send {
  switch (transport) {
    case 'socket':
    case 'remote handle':
      return (path, outgoing) => fetch(`${explo.url}${path}`, { ...outgoing, redirect: 'manual' })
    case 'fetch':
      return (path, outgoing) => explo.fetch(`https://api.explo.co${path}`, { ...outgoing, redirect: 'manual' })
    case 'inject':
      return async (path, { method, headers = {}, body = '' }) => {
        const reply = await explo.app.inject({ method: method as 'POST', url: path, headers, payload: body })
        const bytes = reply.statusCode === 204 ? null : reply.rawPayload
        return new Response(bytes, { status: reply.statusCode, headers: reply.headers as Record<string, string> })
      }
  }
}

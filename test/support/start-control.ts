import { type IncomingHttpHeaders, request } from 'node:http'
import type { Test } from 'tap'
import type { ExploFake, ExploFakeOptions } from '../../src/index.ts'
import { conformToControl } from './control-conformance.ts'
import { startFake } from './helper.ts'

interface ControlReply {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  /** The parsed JSON, or the text when it is not JSON; undefined when it is empty. */
  readonly body: unknown
}

interface ControlCall {
  /** May include headers that `fetch` forbids, for example `Host`. */
  readonly headers?: Record<string, string>
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown
}

/** Starts a fake that listens, and returns it with a plain HTTP client of its control API. */
export async function startControl(t: Test, options: ExploFakeOptions = {}) {
  const fake = await startFake(t, { transport: 'socket', ...options })
  const control = async (method: string, path: string, call: ControlCall = {}) => {
    const reply = await send(fake.explo, method, path, call)
    const isJson = /json/.test(reply.headers['content-type'] ?? '')
    await conformToControl({
      ...{ method, path: `/__admin${path}`, body: call.body },
      ...{ status: reply.status as number, reply: isJson ? reply.body : undefined },
    })
    return reply
  }
  return { ...fake, control }
}

function send({ url }: ExploFake, method: string, path: string, { headers, body }: ControlCall): Promise<ControlReply> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const all = { ...(text !== undefined && { 'content-type': 'application/json' }), ...headers }

  return new Promise((resolve, reject) => {
    const sent = request(`${url}/__admin${path}`, { method, headers: all, agent: false }, async (reply) => {
      const chunks = await reply.toArray()
      const received = Buffer.concat(chunks).toString()
      resolve({
        status: reply.statusCode,
        headers: reply.headers,
        body: /json/.test(reply.headers['content-type'] ?? '') ? JSON.parse(received) : received || undefined,
      })
    })
    sent.on('error', reject).end(text)
  })
}

import { type IncomingHttpHeaders, request } from 'node:http'
import type { Test } from 'tap'
import type { ExploFake, ExploFakeOptions } from '../../src/index.ts'
import { conformToControl } from './control-conformance.ts'
import { startFake } from './helper.ts'

interface ControlReply {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  /** The parsed JSON, or the text of what is none; undefined without one. */
  readonly body: unknown
}

interface ControlCall {
  /** Also those that fetch would not let anybody forge. */
  readonly headers?: Record<string, string>
  /** Sent as JSON, or as it is when it is text. */
  readonly body?: unknown
}

/** A fake that listens, and its control API as a program without the package would call it. */
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

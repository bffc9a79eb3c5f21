import type { OutgoingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BrokenConnection } from '../faults/connections.ts'
import { enter } from './complete.ts'
import { type HeldRequest, heldRequestOf } from './held-request.ts'

/** The answer to truncate when the operation has not run. */
const anyAnswer = JSON.stringify({ success: 1, detail: 'This answer ends before its end.' })

/** Breaks the connection instead of answering. @param answer The answer of the operation, if it has run. */
export function breakConnection(
  request: FastifyRequest,
  reply: FastifyReply,
  how: (broken: BrokenConnection) => void,
  answer: string = anyAnswer,
): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...reply.getHeaders() } as OutgoingHttpHeaders
  reply.hijack()
  enter(request, null, null)
  heldRequestOf(request, reply).end()
  how({ raw: reply.raw, wire: wireOf(request), headers, answer, state: request.arrival.state })
}

/** The socket of the client; undefined without a network. */
export function wireOf({ raw: { socket } }: FastifyRequest): Socket | undefined {
  return socket instanceof Socket && !socket.pending ? socket : undefined
}

const pieces = 5

/** Sends a body in pieces: the first at once, the last after `over` milliseconds on the world's clock. */
export async function slowBody(payload: unknown, over: number, held: HeldRequest) {
  const bytes = await bytesOf(payload)
  const body = Readable.from(inPieces(bytes, over / (pieces - 1), held), { objectMode: false })
  body.once('close', () => held.end())
  return { length: bytes.length, body }
}

/** The whole payload. */
export async function bytesOf(payload: unknown): Promise<Buffer> {
  return payload instanceof Readable ? await buffer(payload) : Buffer.from(payload as string)
}

async function* inPieces(body: Buffer, pause: number, held: HeldRequest): AsyncGenerator<Buffer> {
  const length = Math.ceil(body.length / pieces)
  for (let start = 0; start < body.length; start += length) {
    if (start > 0) await held.sleep(pause)
    yield body.subarray(start, start + length)
  }
}

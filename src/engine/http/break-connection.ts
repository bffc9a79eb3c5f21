import type { OutgoingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import { constants } from 'node:os'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { stayAlive } from '../clock/system-time.ts'
import type { ConnectionFailure } from '../faults/fault.ts'
import type { State } from '../world/state.ts'
import { enter } from './complete.ts'
import { type HeldRequest, heldRequestOf } from './held-request.ts'

/** The beginning of an answer, when there is none to truncate. */
const anyAnswer = JSON.stringify({ success: 1, detail: 'This answer ends before its end.' })
const garbage = 'This is no chunk.\r\n'

/** A connection that is to break. Without a network between client and fake it has no `wire`, and only an error can tell. */
interface Broken {
  readonly raw: FastifyReply['raw']
  readonly wire: Socket | undefined
  readonly headers: OutgoingHttpHeaders
  readonly answer: string
  readonly state: State
}

const failures: { readonly [Failure in ConnectionFailure]: (broken: Broken) => void } = {
  reset({ raw, wire }) {
    if (wire) wire.resetAndDestroy()
    else raw.destroy(connectionReset())
  },

  empty({ raw, wire }) {
    if (wire) wire.destroy()
    else raw.destroy(otherSideClosed())
  },

  hang(broken) {
    const { raw, state } = broken
    if (raw.destroyed) return
    if (state.isOver) failures.empty(broken)
    else
      raw.once('close', stayAlive()).once(
        'close',
        state.onEnd(() => failures.empty(broken)),
      )
  },

  truncate({ raw, wire, headers, answer }) {
    raw.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(answer) })
    raw.write(answer.slice(0, answer.length / 2), () => wire?.destroy())
    if (!wire) raw.destroy(otherSideClosed())
  },

  malformed({ raw, wire, headers }) {
    raw.writeHead(200, { ...headers, 'transfer-encoding': 'chunked' })
    raw.flushHeaders()
    if (wire) wire.end(garbage)
    else raw.destroy(noChunk())
  },
}

/** Breaks the connection instead of answering. @param answer What the client would have got, if the operation was done. */
export function breakConnection(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: ConnectionFailure,
  answer: string = anyAnswer,
): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...reply.getHeaders() } as OutgoingHttpHeaders
  reply.hijack()
  enter(request, null, null)
  heldRequestOf(request, reply).end()
  failures[failure]({ raw: reply.raw, wire: wireOf(request), headers, answer, state: request.arrival.state })
}

// The errors that Node's own `fetch` gives as the cause of its failure.

function connectionReset(): Error {
  const details = { errno: -constants.errno.ECONNRESET, code: 'ECONNRESET', syscall: 'read' }
  return Object.assign(new Error('read ECONNRESET'), details)
}

function otherSideClosed(): Error {
  return Object.assign(new Error('other side closed'), { name: 'SocketError', code: 'UND_ERR_SOCKET' })
}

function noChunk(): Error {
  const error = new Error('Response does not match the HTTP/1.1 protocol (Invalid character in chunk size)')
  return Object.assign(error, { name: 'HTTPParserError', code: 'HPE_INVALID_CHUNK_SIZE', data: garbage })
}

/** The socket that carries the answer; undefined where there is no network between client and fake. */
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

/** All bytes that Fastify would send. */
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

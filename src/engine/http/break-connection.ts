import type { OutgoingHttpHeaders } from 'node:http'
import { constants } from 'node:os'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { stayAlive } from '../clock/system-time.ts'
import type { ConnectionFailure } from '../faults/fault.ts'
import { enter } from './complete.ts'
import { passageOf } from './wait-at-gates.ts'
import { wireOf } from './wire.ts'

/** As the beginning of an answer that nobody has. */
const anyAnswer = JSON.stringify({ success: 1, detail: 'This answer ends before its end.' })
const garbage = 'This is no chunk.\r\n'

/** Gives the client something worse than an answer. @param answer What it was to get, if Explo did what was asked. */
export function breakConnection(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: ConnectionFailure,
  answer: string = anyAnswer,
): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...reply.getHeaders() } as OutgoingHttpHeaders
  reply.hijack()
  enter(request, null, null)
  passageOf(request, reply).end()
  const { raw } = reply
  // Without it, only an error can tell.
  const wire = wireOf(request)

  switch (failure) {
    case 'reset':
      if (wire) wire.resetAndDestroy()
      else raw.destroy(connectionReset())
      break
    case 'empty':
      if (wire) wire.destroy()
      else raw.destroy(otherSideClosed())
      break
    case 'hang': {
      if (raw.destroyed) break
      const { state } = request.arrival
      const hangUp = () => (wire ? wire.destroy() : raw.destroy(otherSideClosed()))
      if (state.isOver) hangUp()
      else raw.once('close', stayAlive()).once('close', state.onEnd(hangUp))
      break
    }
    case 'truncate':
      raw.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(answer) })
      raw.write(answer.slice(0, answer.length / 2), () => wire?.destroy())
      if (!wire) raw.destroy(otherSideClosed())
      break
    case 'malformed':
      raw.writeHead(200, { ...headers, 'transfer-encoding': 'chunked' })
      raw.flushHeaders()
      if (wire) wire.end(garbage)
      else raw.destroy(noChunk())
  }
}

// As Node's own `fetch` names them as the cause of its failure.

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

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { headerName } from '../product.ts'
import type { Dialect } from '../refusals/dialect.ts'

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Answers input that is not HTTP. Fastify has no request for it. */
export function answerBrokenRequest(dialect: Dialect) {
  return ({ code = '', message }: NodeJS.ErrnoException, socket: Duplex): void => {
    if (code === 'ECONNRESET') return
    const spoken = 'encrypted' in socket ? 'over TLS' : 'without TLS'
    const hint = `${message}. The fake speaks HTTP/1.1, ${spoken}.`
    refuse(socket, statuses[code] ?? '400 Bad Request', hint, dialect.badRequestBody)
  }
}

/** Answers a client that uses the fake as a proxy for TLS. Node would only close the connection. */
export function refuseTunnel(dialect: Dialect) {
  return ({ url }: IncomingMessage, socket: Duplex): void => {
    // Node no longer handles this connection. An error on it must not end the process, and an open one must not delay `close`.
    socket.on('error', () => socket.destroy()).on('finish', () => socket.destroy())
    const hint = `The fake opens no tunnel to ${url}. Use its own URL instead of a proxy.`
    refuse(socket, '405 Method Not Allowed', hint, dialect.badRequestBody)
  }
}

function refuse(socket: Duplex, status: string, hint: string, body: string): void {
  if (!socket.writable) return

  const head = [
    `HTTP/1.1 ${status}`,
    `${headerName('hint')}: ${hint}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  // Node pauses a connection with many running requests, and would not notice that the client closes it.
  if (socket.isPaused()) socket.once('finish', () => socket.destroy())
}

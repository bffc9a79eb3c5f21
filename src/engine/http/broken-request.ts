import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** In the dialect of Explo's refusals. */
// Assumed: errorBody
export const badRequestBody = JSON.stringify({ success: 0, detail: 'Bad request.' })

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Answers what is not HTTP, before there is a request. */
export function answerBrokenRequest({ code = '', message }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET') return
  const spoken = 'encrypted' in socket ? 'over TLS' : 'without TLS'
  refuse(socket, statuses[code] ?? '400 Bad Request', `${message}. The fake speaks HTTP/1.1, ${spoken}.`)
}

/** Answers who takes the fake for a proxy of TLS connections, to whom Node would just hang up. */
export function refuseTunnel({ url }: IncomingMessage, socket: Duplex): void {
  // Node lets go of the connection here. Whoever resets it must not end the process, nor who keeps it open hold up a close.
  socket.on('error', () => socket.destroy()).on('finish', () => socket.destroy())
  refuse(socket, '405 Method Not Allowed', `The fake opens no tunnel to ${url}. Use its own URL instead of a proxy.`)
}

function refuse(socket: Duplex, status: string, hint: string): void {
  if (!socket.writable) return

  const head = [
    `HTTP/1.1 ${status}`,
    `X-Explo-Fake-Hint: ${hint}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${badRequestBody.length}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${badRequestBody}`)
}

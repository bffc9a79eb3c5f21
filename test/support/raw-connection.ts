import { connect } from 'node:net'
import type { Test } from 'tap'
import type { ExploFake } from '../../src/index.ts'
import { jsonHeaders } from './helper.ts'

interface WireRequest {
  readonly method?: string
  readonly target?: string
  readonly version?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** The text of an HTTP request. It closes the connection, unless `headers` override that. */
export function wireRequest(request: WireRequest): string {
  const { method = 'POST', target = '/api/create_user_group/', version = '1.1', headers = {}, body = '' } = request
  const length = String(Buffer.byteLength(body))
  const lines = Object.entries({
    host: 'localhost',
    connection: 'close',
    'content-length': length,
    ...jsonHeaders(),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`)
  return `${[`${method} ${target} HTTP/${version}`, ...lines].join('\r\n')}\r\n\r\n${body}`
}

/** Opens a connection to the fake. `received` resolves with everything that arrived, when the connection closes. */
export function openConnection(t: Test, { port }: ExploFake) {
  const socket = connect(port, '127.0.0.1')
  t.teardown(() => socket.destroy())
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => {})
  const received = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
  return { socket, received, write: (bytes: string | Buffer) => socket.write(bytes) }
}

/** Sends bytes, and returns everything that the fake answers until it closes the connection. */
export async function exchange(t: Test, explo: ExploFake, bytes: string | Buffer): Promise<string> {
  const { received, write } = openConnection(t, explo)
  write(bytes)
  return await received
}

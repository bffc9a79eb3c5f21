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

/** The text of a request as it goes over the wire. The last one on a connection, unless the headers say otherwise. */
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

/** A connection to the fake, and all that will ever come back on it. */
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

/** What the fake answers to bytes as they are. */
export async function exchange(t: Test, explo: ExploFake, bytes: string | Buffer): Promise<string> {
  const { received, write } = openConnection(t, explo)
  write(bytes)
  return await received
}

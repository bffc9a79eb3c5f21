import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { constants } from 'node:os'
import { readDuration } from '../clock/read-time.ts'
import { stayAlive } from '../clock/system-time.ts'
import { checkObject, checkOneOf } from '../input/check-input.ts'
import type { ConnectionFault } from './fault.ts'

/** What a fault can do with an answer. `http/` implements it for each phase. */
export interface Exchange<Answer> {
  /** Sends this instead of the answer of the service. */
  answer(answer: Answer): void
  /** Breaks the connection instead of answering. */
  breakConnection(how: (broken: BrokenConnection) => void): Promise<void> | void
  /** Sends the answer of the service in pieces, over that many milliseconds on the world's clock. */
  slowDown(over: number): void
}

/** A connection to break. A call without a socket has no `wire`: only an error can tell its client. */
export interface BrokenConnection {
  readonly raw: ServerResponse
  readonly wire: Socket | undefined
  readonly headers: OutgoingHttpHeaders
  /** The answer of the service; before the operation, any text. */
  readonly answer: string
  readonly state: { readonly isOver: boolean; onEnd(listener: () => void): () => void }
}

interface ConnectionKind {
  /** The keys that the fault can have beside `connection`. */
  readonly keys?: readonly string[]
  /** @throws {OptionError} */
  readonly read: (then: ConnectionFault & { readonly over?: unknown }) => ConnectionEffect
}

type ConnectionEffect = (exchange: Exchange<never>) => Promise<void> | void

const garbage = 'This is no chunk.\r\n'

/** How a connection can fail. To add a way, add a row here and a name to the type of the fault. */
const kinds: { readonly [Kind in ConnectionFault['connection']]: ConnectionKind } = {
  reset: breaks(({ raw, wire }) => {
    if (wire) wire.resetAndDestroy()
    else raw.destroy(connectionReset())
  }),

  empty: breaks(({ raw, wire }) => end(raw, wire)),

  hang: breaks(({ raw, wire, state }) => {
    if (raw.destroyed) return
    if (state.isOver) end(raw, wire)
    else
      raw.once('close', stayAlive()).once(
        'close',
        state.onEnd(() => end(raw, wire)),
      )
  }),

  truncate: breaks(({ raw, wire, headers, answer }) => {
    raw.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(answer) })
    raw.write(answer.slice(0, answer.length / 2), () => wire?.destroy())
    if (!wire) raw.destroy(otherSideClosed())
  }),

  malformed: breaks(({ raw, wire, headers }) => {
    raw.writeHead(200, { ...headers, 'transfer-encoding': 'chunked' })
    raw.flushHeaders()
    if (wire) wire.end(garbage)
    else raw.destroy(noChunk())
  }),

  slow: {
    keys: ['over'],
    read({ over = '10s' }) {
      const milliseconds = readDuration(over, 'The "over" of a slow connection')
      return (exchange) => exchange.slowDown(milliseconds)
    },
  },
}

export const connections = Object.keys(kinds)

/** @throws {OptionError} */
export function readConnection(then: ConnectionFault): ConnectionEffect {
  const { connection } = then
  checkOneOf(connection, connections, (given) => `No connection can be ${given}.`)
  const { keys = [], read } = kinds[connection]
  checkObject(then, ['connection', ...keys], 'A "then"', (key) => `A "${connection}" connection has no "${key}".`)
  return read(then)
}

function breaks(how: (broken: BrokenConnection) => void): ConnectionKind {
  return { read: () => (exchange) => exchange.breakConnection(how) }
}

function end(raw: ServerResponse, wire: Socket | undefined): void {
  if (wire) wire.destroy()
  else raw.destroy(otherSideClosed())
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

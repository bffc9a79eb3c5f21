import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** A request before it is sent. */
export interface Call {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | undefined
}

export interface Answer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: string | Buffer | ReadableStream<Uint8Array> | null
}

/** Sends one request. It rejects with the error that `fetch` has as its cause. */
export type Dispatch = (call: Call, signal: AbortSignal | null) => Promise<Answer>

/**
 * Hands requests to `app` without a socket, as Node's own request and response objects without a connection. `app.inject`
 * takes three times as long and loads a package.
 */
export function dispatcher(app: FastifyInstance): Dispatch {
  const socket = new LoopbackSocket()
  let isClosed = false
  app.addHook('preClose', (done) => {
    isClosed = true
    done()
  })

  return (call, signal) =>
    new Promise((resolve, reject) => {
      if (isClosed) throw refusedConnection()
      const request = new LocalRequest(call, socket)
      const response = new LocalResponse(request, resolve, reject)
      if (signal) hangUpOnAbort(response, signal)
      app.routing(request, response)
    })
}

/** The error that a client gets when no server listens on a port. */
function refusedConnection(): Error {
  return Object.assign(new Error('connect ECONNREFUSED, because the fake is closed'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  })
}

function hangUpOnAbort(response: LocalResponse, signal: AbortSignal): void {
  const hangUp = () => response.hangUp(signal.reason)
  signal.addEventListener('abort', hangUp)
  response.once('close', () => signal.removeEventListener('abort', hangUp))
}

class LoopbackSocket extends Socket {
  override readonly remoteAddress = '127.0.0.1'
}

class LocalRequest extends IncomingMessage {
  constructor({ method, url, headers, body }: Call, socket: Socket) {
    super(socket)
    this.method = method
    this.url = url.pathname + url.search
    this.headers = { host: 'localhost', ...headers }
    if (body !== undefined) {
      const bytes = Buffer.from(body)
      this.headers['content-length'] = String(bytes.length)
      this.push(bytes)
    }
    this.push(null)
    this.complete = true
  }
}

/** Takes the answer from Fastify, in one piece or in the parts of a stream. */
class LocalResponse extends ServerResponse {
  readonly #answer: (answer: Answer) => void
  readonly #fail: (cause: unknown) => void
  /** Receives the parts of a streamed answer. */
  #parts: ReadableStreamDefaultController<Uint8Array> | undefined

  constructor(request: LocalRequest, answer: (answer: Answer) => void, fail: (cause: unknown) => void) {
    super(request)
    this.#answer = answer
    this.#fail = fail
  }

  override writeHead(status: number, headers: unknown): this {
    this.statusCode = status
    // With setHeader, which refuses headers that cannot be sent.
    for (const [name, value] of Object.entries(headers as Record<string, string>)) this.setHeader(name, value)
    return this
  }

  /** Begins a streamed answer, so that the client gets each part at once, as over a network. */
  override flushHeaders(): void {
    if (this.#parts) return
    const body = new ReadableStream<Uint8Array>({
      start: (parts) => {
        this.#parts = parts
      },
      cancel: (reason) => this.hangUp(reason),
    })
    this.#reply(body)
  }

  override write(part: unknown): boolean {
    if (this.destroyed) return false
    this.flushHeaders()
    this.#parts?.enqueue(Buffer.from(part as string))
    return true
  }

  override end(payload?: unknown): this {
    this.finished = true
    this.emit('finish')
    if (this.#parts) this.#parts.close()
    else this.#reply(payload as string | Buffer | null)
    this.emit('close')
    return this
  }

  /** Breaks the connection. */
  override destroy(cause?: Error): this {
    return this.#break(cause, new TypeError('terminated', { cause }))
  }

  /** The client ends the connection. */
  hangUp(reason: unknown): void {
    this.#break(reason, reason)
  }

  #break(beforeHead: unknown, afterHead: unknown): this {
    if (this.finished || this.destroyed) return this
    this.destroyed = true
    if (this.#parts) this.#parts.error(afterHead)
    else this.#fail(beforeHead)
    this.emit('close')
    return this
  }

  #reply(body: Answer['body']): void {
    this.#answer({ status: this.statusCode, headers: this.getHeaders(), body })
  }
}

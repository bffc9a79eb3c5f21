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
  readonly body: string | Buffer | null
}

/**
 * Hands requests to `app` without a socket. As `app.inject`, of which a third of the time and nothing to load: it is
 * Node's own request and response with the connection left out.
 */
export function dispatcher(app: FastifyInstance): (call: Call) => Promise<Answer> {
  const socket = new LoopbackSocket()
  let isClosed = false
  app.addHook('preClose', (done) => {
    isClosed = true
    done()
  })

  return (call) =>
    new Promise((resolve) => {
      if (isClosed) throw refusedConnection()
      const request = new LocalRequest(call, socket)
      // A network would let timers and other work come to their turn; so does this.
      app.routing(request, new LocalResponse(request, (answer) => setImmediate(resolve, answer)))
    })
}

/** As a client sees a port that nobody listens on any more. */
function refusedConnection(): Error {
  return Object.assign(new Error('connect ECONNREFUSED, because the fake is closed'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  })
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

/** Takes the answer as Fastify sends it: in one piece, or in the parts of a stream. */
class LocalResponse extends ServerResponse {
  readonly #answer: (answer: Answer) => void
  readonly #parts: Buffer[] = []

  constructor(request: LocalRequest, answer: (answer: Answer) => void) {
    super(request)
    this.#answer = answer
  }

  override writeHead(status: number, headers: unknown): this {
    this.statusCode = status
    // Not kept aside: setHeader refuses what could not be sent.
    for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders)) this.setHeader(name, value ?? '')
    return this
  }

  override write(part: unknown): boolean {
    this.#parts.push(Buffer.from(part as string))
    return true
  }

  override end(payload?: unknown): this {
    this.finished = true
    this.emit('finish')
    this.#answer({
      status: this.statusCode,
      headers: this.getHeaders(),
      body: this.#parts.length > 0 ? Buffer.concat(this.#parts) : (payload as Answer['body']),
    })
    return this
  }
}

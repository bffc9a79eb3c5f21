import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type Answerer, askOnce } from './answerer.ts'

/** A plain HTTP server on loopback that has an answerer's answers, for clients that can only be sent somewhere else. */
export class Bridge {
  readonly origin: string
  readonly #server: Server

  private constructor(server: Server) {
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    this.#server = server
  }

  /** @param origin What requests to the bridge seem to be for. */
  static async open(answerer: Answerer, origin: string): Promise<Bridge> {
    const server = createServer((request, response) => pass(answerer, origin, request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // It must not keep a process alive that has nothing else to do.
    return new Bridge(server.unref())
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }
}

async function pass(
  answerer: Answerer,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const answer = await askOnce(answerer, await toRequest(incoming, origin))
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    outgoing.end(Buffer.from(await answer.arrayBuffer()))
  } catch {
    // The client sees what it would see of a server that is gone.
    outgoing.destroy()
  }
}

async function toRequest(incoming: IncomingMessage, origin: string): Promise<Request> {
  const { method = '', url = '', headers } = incoming
  const body = await buffer(incoming)
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(new URL(url, origin), {
    method,
    headers: headers as Record<string, string>,
    body: hasBody ? body : null,
  })
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type Answerer, askOnce } from './answerer.ts'

/**
 * Starts an HTTP server on loopback in front of an answerer, for clients that can only be redirected to another origin.
 *
 * @param origin The origin that the requests are meant for.
 */
export async function openBridge(answerer: Answerer, origin: string) {
  const server = createServer((request, response) => pass(answerer, origin, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // It must not keep the process alive.
  server.unref()
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
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
    // As if the server were gone.
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

import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Lets `close` end with the last answer. Node by itself also waits for connections that are kept alive after an answer
 * under way, and for those that never sent anything, as browsers open them ahead of need.
 */
export function drainOnClose(app: FastifyInstance): void {
  const connections = new Set<Socket>()
  let isClosing = false

  app.server.on('connection', (socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  app.addHook('preClose', (done) => {
    isClosing = true
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
    done()
  })
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing) reply.header('connection', 'close')
    done()
  })
}

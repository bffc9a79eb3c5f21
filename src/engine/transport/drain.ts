import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { alarm } from '../clock/system-time.ts'

/** How long `close` waits for requests under way, in real time. A client may never finish its request. */
const graceMs = 3000

/**
 * Lets `close` end with the last answer. Node also waits for connections that are kept alive after it, for unused
 * connections, which browsers open in advance, and for requests that never end.
 */
export function drainOnClose(app: FastifyInstance): void {
  const connections = new Set<Socket>()
  let isClosing = false
  let cancelAlarm = () => {}

  app.server.on('connection', (socket) => {
    connections.add(socket)
    socket.once('close', () => {
      connections.delete(socket)
      if (connections.size === 0) cancelAlarm()
    })
  })
  app.addHook('preClose', (done) => {
    isClosing = true
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
    // The alarm also keeps the process alive, which a connection that Node does not read does not.
    if (connections.size > 0) {
      cancelAlarm = alarm(graceMs, () => {
        for (const socket of connections) socket.destroy()
      })
    }
    done()
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    // After a request for another protocol, Node reads nothing more from the connection.
    if (isClosing || request.headers.upgrade !== undefined) reply.header('connection', 'close')
    done()
  })
}

import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { alarm } from '../clock/system-time.ts'

/** How long a close waits for requests under way, in real time. A client may never finish sending its request. */
const graceMs = 3000

/**
 * Lets `close` end with the last answer. Node by itself also waits for connections that are kept alive after an answer
 * under way, for those that never sent anything, as browsers open them ahead of need, and for requests that never end.
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
    // It keeps the process alive: a connection from which Node does not read would not.
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

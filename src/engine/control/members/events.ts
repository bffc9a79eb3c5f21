import { Type } from '@sinclair/typebox'
import type { FastifyReply } from 'fastify'
import type { WorldEvent } from '../../events/event-log.ts'
import { product } from '../../product.ts'
import { ControlError } from '../errors.ts'
import type { Member } from '../member.ts'

/** Server-sent events, until the fake or the world closes or the listener leaves. */
export const events: Member = {
  method: 'GET',
  path: '/events',
  says: 'Server-sent events: request, fault, reset, clock, late. They resume after `Last-Event-ID`.',
  query: Type.Object({
    after: Type.Optional(Type.Integer({ minimum: 0, description: 'The id of the last event that was heard.' })),
  }),
  mediaType: 'text/event-stream',
  errors: ['NO_SOCKET'],
  alsoServes: ['events'],
  run: ({ handle, query, request, reply }) => {
    if (request.raw.socket.remotePort === undefined) throw needsSocket()

    const { after = request.headers['last-event-id'] } = query
    const stream = handle.events({ after: after === undefined ? undefined : Number(after) })
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    reply.raw.flushHeaders()
    reply.raw.on('close', () => stream.return?.())
    send(stream, reply)
  },
}

async function send(stream: AsyncIterable<WorldEvent>, { raw }: FastifyReply): Promise<void> {
  for await (const event of stream) {
    const isRoom = raw.write(`id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    if (!isRoom) await roomIn(raw)
  }
  raw.end()
}

/** Resolves when the socket accepts more data, or when it is closed. */
function roomIn(raw: FastifyReply['raw']): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      raw.off('drain', go).off('close', go)
      resolve()
    }
    raw.on('drain', go).on('close', go)
  })
}

function needsSocket(): ControlError {
  return new ControlError(
    'NO_SOCKET',
    'Events are sent over a socket, and this call has none.',
    `Call the URL of a fake that listens, or loop over \`${product.handleName}.events()\`.`,
  )
}

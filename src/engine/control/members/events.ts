import { pipeline } from 'node:stream'
import { Type } from '@sinclair/typebox'
import type { WorldEvent } from '../../events/event-log.ts'
import { product } from '../../product.ts'
import { ControlError } from '../errors.ts'
import type { Member } from '../member.ts'

/** The stream ends when the fake or the world closes, or the listener leaves. */
export const events: Member = {
  method: 'GET',
  path: '/events',
  says: 'A stream of server-sent events: request, fault, reset, clock and late. `Last-Event-ID` resumes it.',
  query: Type.Object({
    after: Type.Optional(Type.Integer({ minimum: 0, description: 'The id of the last event that was received.' })),
  }),
  mediaType: 'text/event-stream',
  errors: ['NO_SOCKET'],
  alsoServes: ['events'],
  run: ({ handle, query, request, reply }) => {
    if (request.raw.socket.remotePort === undefined) {
      const cure = `Call the URL of a fake that listens, or loop over \`${product.handleName}.events()\`.`
      throw new ControlError('NO_SOCKET', 'Events need a socket, and this call has none.', cure)
    }

    const { after = request.headers['last-event-id'] } = query
    const stream = handle.events({ after: after === undefined ? undefined : Number(after) })
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    reply.raw.flushHeaders()
    reply.raw.on('close', () => stream.return?.())
    pipeline(messages(stream), reply.raw, () => {})
  },
}

async function* messages(stream: AsyncIterable<WorldEvent>): AsyncGenerator<string> {
  for await (const event of stream) yield `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

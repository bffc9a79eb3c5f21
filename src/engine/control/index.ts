import type { FastifyBaseLogger, FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import type { Worlds } from '../world/worlds.ts'
import type { ControlSettings } from './member.ts'

/** What testers send, and what browsers ask before they send something. */
const usualMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

/**
 * Hands the calls below `/__admin` to a Fastify instance of their own. It is made on the first call, because most fakes in
 * a process get none, and its routes would take longer than all the rest of a start.
 */
export function controlApi(worlds: Worlds, settings: ControlSettings): FastifyPluginCallback {
  let control: Promise<FastifyInstance> | undefined
  const make = async (log: FastifyBaseLogger) =>
    (await import('./control-app.ts')).buildControlApp(worlds, settings, log)

  return (scope, _options, done) => {
    const hand = async ({ raw }: FastifyRequest, reply: FastifyReply) => {
      control ??= make(scope.log)
      reply.hijack()
      const { routing } = await control
      routing(raw, reply.raw)
    }
    scope.removeAllContentTypeParsers()
    // The control instance reads the body.
    scope.addContentTypeParser('*', (_request, _body, parsed) => parsed(null))
    for (const url of ['', '/*']) scope.route({ method: usualMethods, url, handler: hand })
    // Other methods, which no route can have.
    scope.setNotFoundHandler(hand)
    done()
  }
}

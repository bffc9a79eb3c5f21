import type { FastifyBaseLogger, FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import type { Worlds } from '../world/worlds.ts'
import type { ControlSettings } from './member.ts'

/** Those of the routes, and of the requests that browsers send on their own. */
const usualMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

/**
 * Hands the calls below `/__admin` to a Fastify instance of their own. The first call creates it, because most fakes in a
 * test process get none, and adding its routes takes longer than the rest of a start.
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
    // A route cannot have other methods.
    scope.setNotFoundHandler(hand)
    done()
  }
}

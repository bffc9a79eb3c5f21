import type { FastifyInstance } from 'fastify'
import type { Worlds } from '../world/worlds.ts'
import type { ControlSettings } from './member.ts'

const controlUrl = /^\/__admin(?:[/?]|$)/

/**
 * Hands the calls below `/__admin` to a Fastify instance of their own. The first call creates it, because most fakes in a
 * test process get none, and adding its routes takes longer than the rest of a start.
 */
export function handOverControlCalls(app: FastifyInstance, worlds: Worlds, settings: ControlSettings): void {
  let control: Promise<FastifyInstance> | undefined
  const make = async () => (await import('./control-app.ts')).buildControlApp(worlds, settings, app.log)

  // Not in a scope with routes: to refuse any other method, it would need a not-found handler, which is a route for every
  // method of HTTP.
  app.addHook('onRequest', ({ url, raw }, reply, done) => {
    if (!controlUrl.test(url)) return done()
    control ??= make()
    control.then(({ routing }) => {
      reply.hijack()
      routing(raw, reply.raw)
    }, done)
  })
}

import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { nextTurn } from '../clock/system-time.ts'
import { controlApi } from '../control/index.ts'
import type { ControlSettings } from '../control/member.ts'
import type { Service } from '../service.ts'
import { drainOnClose } from '../transport/drain.ts'
import { readTarget } from '../transport/request-target.ts'
import type { Tls } from '../transport/tls/tls.ts'
import type { Worlds } from '../world/worlds.ts'
import { answerBrokenRequest, refuseTunnel } from './broken-request.ts'
import { compilers } from './compilers.ts'
import { loggerOf } from './logger-of.ts'
import { serviceApi } from './service-api.ts'

interface AppOptions extends ControlSettings {
  readonly service: Service
  readonly worlds: Worlds
  readonly logger: FastifyServerOptions['logger']
  /** Undefined: plain HTTP. */
  readonly tls?: Pick<Tls, 'cert' | 'key'> | undefined
}

/** One Fastify with two sibling scopes: hooks of the one never meet requests of the other. */
export function buildApp({ service, worlds, logger, tls, ...controlSettings }: AppOptions): FastifyInstance {
  const { dialect } = worlds.settings
  const app = Fastify({
    // Its options leave none of them undefined, which their types cannot tell.
    logger: loggerOf(logger, worlds) as NonNullable<typeof logger>,
    // For everything but the connection the two kinds of server are one; null is plain HTTP.
    https: (tls ?? null) as null,
    exposeHeadRoutes: false,
    // Every plugin is here, and ready at once; a timer for each would cost more than it does.
    pluginTimeout: 0,
    clientErrorHandler: answerBrokenRequest(dialect),
    rewriteUrl: ({ url }) => readTarget(url as string),
    ...compilers,
  })
  app.server.on('connect', refuseTunnel(dialect))
  // The answers of one turn leave together: each by itself would wake a client that sleeps again before the next one comes.
  // Without a socket, too, where timers and other work come to their turn as during a call over a network.
  // Before all other such hooks, so that what they look at is as the answer leaves.
  app.addHook('onSend', (_request, _reply, _payload, done) => nextTurn(done))
  drainOnClose(app)
  app.addHook('preClose', (done) => {
    worlds.end()
    done()
  })
  app.register(serviceApi(service, worlds))
  app.register(controlApi(worlds, controlSettings), { prefix: '/__admin' })
  return app
}

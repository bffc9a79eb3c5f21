import Fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from 'fastify'
import { nextTurn } from '../clock/system-time.ts'
import { handOverControlCalls } from '../control/index.ts'
import type { ControlSettings } from '../control/member.ts'
import { compilers } from '../input/compilers.ts'
import { Redactor } from '../journal/redact.ts'
import type { Service } from '../service.ts'
import { drainOnClose } from '../transport/drain.ts'
import type { Tls } from '../transport/tls/tls.ts'
import type { Worlds } from '../world/worlds.ts'
import { answerBrokenRequest, refuseTunnel } from './broken-request.ts'
import { readTarget } from './request.ts'
import { serviceApi } from './service-api.ts'

interface AppOptions extends ControlSettings {
  readonly service: Service
  readonly worlds: Worlds
  readonly logger: FastifyServerOptions['logger']
  /** @default plain HTTP */
  readonly tls?: Pick<Tls, 'cert' | 'key'> | undefined
}

/** The Fastify application: a hook for control calls, and a scope for the service. */
export function buildApp({ service, worlds, logger, tls, ...controlSettings }: AppOptions): FastifyInstance {
  const { dialect } = worlds.settings
  const app = Fastify({
    // The cast allows `undefined`, for which Fastify has a default.
    logger: loggerOf(logger, worlds) as NonNullable<typeof logger>,
    // `null` is plain HTTP. The cast gives both servers one type.
    https: (tls ?? null) as null,
    exposeHeadRoutes: false,
    // No plugin waits for anything, so none needs a timer.
    pluginTimeout: 0,
    clientErrorHandler: answerBrokenRequest(dialect),
    rewriteUrl: ({ url }) => readTarget(url as string),
    ...compilers,
  })
  app.server.on('connect', refuseTunnel(dialect))
  // Sends all answers of an event-loop turn together, so that they wake the client once. Also without a socket, so that
  // timers run between calls. It is the first hook, so the later ones see the state at the time of sending.
  app.addHook('onSend', (_request, _reply, _payload, done) => nextTurn(done))
  drainOnClose(app)
  app.addHook('preClose', (done) => {
    worlds.end()
    done()
  })
  handOverControlCalls(app, worlds, controlSettings)
  app.register(serviceApi(service, worlds))
  return app
}

type Logger = FastifyServerOptions['logger']

/** The logger of the option, with requests that hide the secrets of all worlds. */
function loggerOf(chosen: Logger, worlds: Worlds): Logger {
  if (!chosen) return false
  // `Object(true)` has no options.
  const { serializers, ...options } = Object(chosen) as Exclude<Logger, boolean | undefined>
  return { ...options, serializers: { req: (request) => describe(request, worlds), ...serializers } }
}

/** The fields that Fastify logs by default. */
function describe({ method, url, host, ip, socket }: FastifyRequest, worlds: Worlds) {
  const stores = worlds.list().map(({ state }) => state.store)
  const redactor = new Redactor(stores, worlds.settings.secrets)
  return { method, url: redactor.text(url), host, remoteAddress: ip, remotePort: socket.remotePort as number }
}

import type { FastifyRequest, FastifyServerOptions } from 'fastify'
import { Redactor } from '../journal/redact.ts'
import type { Worlds } from '../world/worlds.ts'

type Logger = FastifyServerOptions['logger']

/** The logger that a tester chose, which writes the requests without the secrets of any world. */
export function loggerOf(chosen: Logger, worlds: Worlds): Logger {
  if (!chosen) return false
  // `true` has no options.
  const { serializers, ...options } = Object(chosen) as Exclude<Logger, boolean | undefined>
  return { ...options, serializers: { req: (request) => describe(request, worlds), ...serializers } }
}

/** The fields that Fastify logs by default. */
function describe({ method, url, host, ip, socket }: FastifyRequest, worlds: Worlds) {
  const stores = worlds.list().map(({ state }) => state.store)
  const redactor = new Redactor(stores, worlds.settings.secrets)
  return { method, url: redactor.text(url), host, remoteAddress: ip, remotePort: socket.remotePort as number }
}

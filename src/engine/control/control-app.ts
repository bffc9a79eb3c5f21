import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { compilers } from '../http/compilers.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import { sendControlError } from './errors.ts'
import type { ControlSettings } from './member.ts'
import { membersOf } from './members/index.ts'
import { readJson } from './read-json.ts'
import { routesOf } from './routes.ts'
import { refuseUnmatched } from './unmatched.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The world that a control call is about. */
    controlled: World
  }
}

/**
 * The fake as a test sees it: JSON in camelCase under `/__admin`, with a route for each member of the handle.
 *
 * @param log Of the instance that takes the calls, and logs each of them.
 */
export async function buildControlApp(
  worlds: Worlds,
  settings: ControlSettings,
  log: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const control: FastifyInstance = Fastify({
    exposeHeadRoutes: false,
    pluginTimeout: 0,
    // The names of snapshots and worlds may be as long as one likes.
    routerOptions: { maxParamLength: Number.MAX_SAFE_INTEGER },
    ...compilers,
  })
  control.decorateRequest('controlled')
  control.setErrorHandler((error: Error, _request, reply) => sendControlError(error, log, reply))
  const members = membersOf(worlds.settings.service)
  const context = { worlds, settings, members }
  control.setNotFoundHandler((request) => refuseUnmatched(request, members))
  readJson(control)
  control.addHook('onSend', (_request, reply, _payload, done) => {
    if (worlds.isClosed) reply.header('connection', 'close')
    done()
  })
  for (const member of members) for (const route of routesOf(member, context)) control.route(route)
  await control.ready()
  return control
}

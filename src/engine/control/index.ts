import type { FastifyPluginCallback, onRequestHookHandler } from 'fastify'
import type { Worlds } from '../world/worlds.ts'
import { checkQuery } from './check-query.ts'
import { sendControlError } from './errors.ts'
import { findRoute } from './find-route.ts'
import { guard } from './guard.ts'
import { pickWorld } from './pick-world.ts'
import { readJson } from './read-json.ts'
import type { ControlCall, ControlRoute, ControlSettings } from './route.ts'
import { controlRoutes } from './routes.ts'

/** What testers send, and what browsers ask before they send something. */
const usualMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on arrival; the body follows. */
    control: { readonly route: ControlRoute; readonly call: Omit<ControlCall, 'body' | 'reply'> }
  }
}

/** The fake as a test sees it: JSON in camelCase under `/__admin`, the same members as the handle has. */
export function controlApi(worlds: Worlds, settings: ControlSettings): FastifyPluginCallback {
  return (control, _options, done) => {
    control.decorateRequest('control')
    control.setErrorHandler(sendControlError)
    readJson(control)
    for (const url of ['', '/*']) {
      control.route({
        method: usualMethods,
        url,
        onRequest: meet(worlds, settings),
        handler: ({ control: { route, call }, body }, reply) => route.answer({ ...call, body, reply }),
      })
    }
    done()
  }
}

/** Finds the route of a call, and refuses the call before its body is read. */
function meet(worlds: Worlds, settings: ControlSettings): onRequestHookHandler {
  return (request, _reply, done) => {
    const [path = ''] = request.url.split('?')
    const { route, worldId, parameters } = findRoute(controlRoutes, request.method, path)
    if (!route.isPublic) guard(request, settings)
    const { query } = request
    checkQuery(query, route.query)
    const world = route.isOfFake ? worlds.default : pickWorld(worldId, request.headers, worlds)
    request.control = { route, call: { world, worlds, settings, parameters, query, request } }
    done()
  }
}

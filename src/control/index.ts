import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { readCredentials } from '../world/credentials.ts'
import { suggestion } from '../world/nearest.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import { assumptions } from './assumptions.ts'
import { embedSecrets } from './embed-secrets.ts'
import { ControlError, sendControlError } from './errors.ts'
import { guard } from './guard.ts'
import { health } from './health.ts'
import { openApi } from './open-api.ts'
import { openJwt } from './open-jwt.ts'
import { outbox } from './outbox.ts'
import { ready } from './ready.ts'
import { requests } from './requests.ts'
import { reset } from './reset.ts'
import type { ControlRoute, ControlSettings } from './route.ts'
import { routes } from './routes.ts'
import { seed } from './seed.ts'
import { state } from './state.ts'
import { unmatched } from './unmatched.ts'
import { version } from './version.ts'

const publicRoutes: readonly ControlRoute[] = [health, ready, version]
const guardedRoutes: readonly ControlRoute[] = [
  reset,
  seed,
  state,
  requests,
  unmatched,
  outbox,
  embedSecrets,
  openJwt,
  assumptions,
  routes,
  openApi,
]

/** The fake as a test sees it: JSON in camelCase under `/__admin`, the same members as the handle has. */
export function controlApi(worlds: Worlds, settings: ControlSettings): FastifyPluginAsync {
  return async (control) => {
    const paths: string[] = []
    control.addHook('onRoute', ({ method, url }) => {
      paths.push(`${method} ${url}`)
    })
    control.setErrorHandler(sendControlError)
    control.setNotFoundHandler((request) => {
      throw unknownRoute(`${request.method} ${request.url}`, paths)
    })

    for (const route of publicRoutes) route(control, settings)
    await control.register(async (guarded) => {
      guarded.decorateRequest('world')
      guarded.addHook('onRequest', guard(settings))
      guarded.addHook('onRequest', async (request) => {
        request.world = worldOf(request, worlds)
      })
      for (const route of guardedRoutes) route(guarded, settings)
    })
  }
}

/** The world of the `Explo-Authorization` token, or without one the default world. */
function worldOf({ headers }: FastifyRequest, worlds: Worlds): World {
  if (headers['explo-authorization'] === undefined) return worlds.default

  const { token } = readCredentials(headers)
  const world = token === null ? undefined : worlds.withToken(token)
  if (world) return world
  throw new ControlError(
    404,
    'EXPLO_FAKE_UNKNOWN_WORLD',
    'No world has the API token of the Explo-Authorization header.',
    'Send an API token of a fixture, or leave the header out for the default world.',
  )
}

function unknownRoute(route: string, known: readonly string[]): ControlError {
  return new ControlError(
    404,
    'EXPLO_FAKE_UNKNOWN_ROUTE',
    `There is no control route ${route}.`,
    suggestion(route, known),
  )
}

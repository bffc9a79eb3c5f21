import type { FastifyPluginAsync } from 'fastify'
import type { Worlds } from '../world/worlds.ts'
import { answerUnknownRoutes } from './answer-unknown-routes.ts'
import { assumptions } from './assumptions.ts'
import { checkQuery } from './check-query.ts'
import { embedSecrets } from './embed-secrets.ts'
import { sendControlError } from './errors.ts'
import { guard } from './guard.ts'
import { health } from './health.ts'
import { openApi } from './open-api.ts'
import { openJwt } from './open-jwt.ts'
import { outbox } from './outbox.ts'
import { pickWorld } from './pick-world.ts'
import { readJson } from './read-json.ts'
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
    control.setErrorHandler(sendControlError)
    readJson(control)
    answerUnknownRoutes(control)

    for (const route of publicRoutes) route(control, settings)
    await control.register(async (guarded) => {
      guarded.decorateRequest('world')
      guarded.addHook('onRequest', guard(settings))
      guarded.addHook('onRequest', pickWorld(worlds))
      guarded.addHook('onRequest', checkQuery)
      for (const route of guardedRoutes) route(guarded, settings)
    })
  }
}

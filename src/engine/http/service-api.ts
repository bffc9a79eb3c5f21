import type { FastifyPluginCallback } from 'fastify'
import type { Service } from '../service.ts'
import type { Worlds } from '../world/worlds.ts'
import { answerUnmatched, operationsByUrl } from './answer-unmatched.ts'
import { complete } from './complete.ts'
import { meetAnswer, meetCommit, meetDeparture, meetReceived } from './meet-instruments.ts'
import { readBody } from './read-body.ts'
import { admitMediaType, authorize, crossOrigin, receive, throttle } from './receive.ts'
import { noteUnknownFields, routesOf } from './routes-of.ts'
import { sendRefusal } from './send-refusal.ts'
import { sendInPieces, varyAnswer } from './vary.ts'

/** The API of the service. Hooks run in the order of this list. */
export function serviceApi(service: Service, worlds: Worlds): FastifyPluginCallback {
  return (api, _options, done) => {
    const byUrl = operationsByUrl(service)
    api.decorateRequest('arrival')
    api.decorateRequest('access')
    api.decorateRequest('held')
    if (worlds.settings.vary) api.decorateRequest('inPieces')
    api.setErrorHandler(sendRefusal(service))
    api.setNotFoundHandler(answerUnmatched(service, byUrl))
    api.removeAllContentTypeParsers()
    // JSON by name too, because Fastify parses the header again for each request that only `*` matches.
    api.addContentTypeParser(['application/json', '*'], { parseAs: 'buffer' }, readBody(service))

    // Assumed: checkOrder
    api.addHook('onRequest', receive(service, worlds))
    const { rateLimit, vary, assumptions } = worlds.settings
    if (rateLimit) api.addHook('onRequest', throttle(service, rateLimit))
    api.addHook('onRequest', crossOrigin(service, byUrl))
    api.addHook('onRequest', admitMediaType)
    api.addHook('onRequest', authorize(service))
    api.addHook('preValidation', meetReceived)
    api.addHook('preHandler', noteUnknownFields(service))
    api.addHook('preHandler', meetCommit)
    api.addHook('onSend', meetAnswer)
    if (vary) api.addHook('onSend', varyAnswer)
    api.addHook('onSend', complete)
    api.addHook('onSend', meetDeparture)
    if (vary) api.addHook('onSend', sendInPieces)

    for (const { operations } of service.groups) {
      for (const operation of operations) for (const route of routesOf(operation, assumptions)) api.route(route)
    }
    done()
  }
}

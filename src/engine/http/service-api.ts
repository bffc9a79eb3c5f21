import type { FastifyPluginCallback } from 'fastify'
import { writeJson } from '../input/json-spelling.ts'
import type { Worlds } from '../world/worlds.ts'
import { admitMediaType } from './admit-media-type.ts'
import { answer } from './answer.ts'
import { authorize } from './authorize.ts'
import { checkFields } from './check-fields.ts'
import { complete } from './complete.ts'
import { crossOrigin } from './cross-origin.ts'
import { meetAnswer, meetCommit, meetDeparture, meetReceived } from './instruments.ts'
import { noteUnknownFields } from './note-unknown-fields.ts'
import { readBody } from './read-body.ts'
import { receive } from './receive.ts'
import type {} from './request.ts'
import { sendRefusal } from './send-refusal.ts'
import { throttle } from './throttle.ts'
import { sendInPieces, varyAnswer } from './vary-answer.ts'

/** The Explo API as a client sees it. A request meets the hooks in the order of this list. */
export function exploApi(worlds: Worlds): FastifyPluginCallback {
  return (api, _options, done) => {
    api.decorateRequest('arrival')
    api.decorateRequest('access')
    api.decorateRequest('passage')
    if (worlds.settings.vary) api.decorateRequest('inPieces')
    api.setErrorHandler(sendRefusal)
    api.setReplySerializer(writeJson)
    api.removeAllContentTypeParsers()
    // By name too, because Fastify reads the header of every request that only `*` fits anew.
    api.addContentTypeParser(['application/json', '*'], { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    )

    // Assumed: checkOrder
    api.addHook('onRequest', receive(worlds))
    const { rateLimit, vary } = worlds.settings
    if (rateLimit) api.addHook('onRequest', throttle(rateLimit))
    api.addHook('onRequest', crossOrigin)
    api.addHook('onRequest', admitMediaType)
    api.addHook('onRequest', authorize)
    // All in one of Fastify's stages, because each stage in use costs a request three closures.
    api.addHook('preValidation', readBody)
    api.addHook('preValidation', meetReceived)
    api.addHook('preValidation', checkFields)
    api.addHook('preValidation', noteUnknownFields)
    api.addHook('preValidation', meetCommit)
    api.addHook('onSend', meetAnswer)
    if (vary) api.addHook('onSend', varyAnswer)
    api.addHook('onSend', complete)
    api.addHook('onSend', meetDeparture)
    if (vary) api.addHook('onSend', sendInPieces)

    // Fastify itself knows no path of Explo: see `routes.ts`.
    api.setNotFoundHandler(answer)
    done()
  }
}

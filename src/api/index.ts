import type { TSchema } from '@sinclair/typebox'
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { AssumptionName } from '../domain/assumptions.ts'
import type { Worlds } from '../world/worlds.ts'
import { checkFields } from './field-errors.ts'
import { admitMediaType } from './hooks/admit-media-type.ts'
import { authorize } from './hooks/authorize.ts'
import { complete } from './hooks/complete.ts'
import { crossOrigin } from './hooks/cross-origin.ts'
import { noteUnknownFields } from './hooks/note-unknown-fields.ts'
import { readBody } from './hooks/read-body.ts'
import { receive } from './hooks/receive.ts'
import { answerUnmatched } from './not-found.ts'
import type { Operation } from './operation.ts'
import { operations, pathsOf } from './operations.ts'
import type {} from './request.ts'
import { sendRefusal } from './send-refusal.ts'

/** The Explo API as a client sees it. A request meets the hooks in the order of this list. */
export function exploApi(worlds: Worlds): FastifyPluginAsync {
  return async (api) => {
    api.decorateRequest('arrival')
    api.decorateRequest('access')
    api.setErrorHandler(sendRefusal)
    api.setNotFoundHandler(answerUnmatched)
    api.setValidatorCompiler<TSchema>(
      ({ schema }) =>
        (body) =>
          checkFields(schema, body) ?? true,
    )
    api.setSerializerCompiler(() => JSON.stringify)
    api.removeAllContentTypeParsers()
    // By name too, because Fastify reads the header of every request that only `*` fits anew.
    api.addContentTypeParser(['application/json', '*'], { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )

    // Assumed: checkOrder
    api.addHook('onRequest', receive(worlds))
    api.addHook('onRequest', crossOrigin)
    api.addHook('onRequest', admitMediaType)
    api.addHook('preValidation', readBody)
    api.addHook('onSend', complete)

    const { trailingSlash } = worlds.default.settings.assumptions
    for (const operation of operations) {
      for (const path of pathsOf(operation)) {
        const restsOn: AssumptionName[] = path === operation.path ? [] : ['legacyPaths']
        addRoute(api, operation, path, restsOn)
        if (operation.isSlashOptional) addRoute(api, operation, path.slice(0, -1), restsOn)
        else if (trailingSlash === 'accept') {
          addRoute(api, operation, path.slice(0, -1), [...restsOn, 'trailingSlash'])
        }
      }
    }
  }
}

function addRoute(
  api: FastifyInstance,
  operation: Operation,
  url: string,
  alsoRestsOn: readonly AssumptionName[],
): void {
  const { method, schema, handler } = operation
  api.route({
    method,
    url,
    schema,
    onRequest: authorize(operation, [...operation.restsOn, ...alsoRestsOn]),
    preHandler: noteUnknownFields(operation),
    handler,
  })
}

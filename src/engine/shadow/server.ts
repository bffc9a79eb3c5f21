import Fastify, { type FastifyInstance } from 'fastify'
import { sendControlError } from '../control/errors.ts'
import { refuseWebPages } from '../control/guard.ts'
import type { LocalFake } from '../handle/local-fake.ts'
import { compilers } from '../input/compilers.ts'
import { FakeError } from '../input/tester-error.ts'
import { drainOnClose } from '../transport/drain.ts'
import type { Shadow } from './shadow.ts'

/** Larger than what services take, so that the upstream refuses and not the shadow. */
const bodyLimit = 16 * 2 ** 20

/**
 * The server that the application calls instead of the upstream. Control calls go to the fake. Requests of web pages are
 * refused: they have a foreign `Origin` or `Host`, and would reach the real account.
 */
export function shadowServer(shadow: Pick<Shadow, 'answer'>, fake: LocalFake): FastifyInstance {
  const app = Fastify({ bodyLimit, exposeHeadRoutes: false, pluginTimeout: 0, ...compilers })
  drainOnClose(app)
  app.setErrorHandler((error: Error, { log }, reply) => sendControlError(error, log, reply))
  app.addHook('onRequest', (request, reply, done) => {
    refuseWebPages(request)
    if (!request.url.startsWith('/__admin')) return done()
    reply.hijack()
    fake.app.routing(request.raw, reply.raw)
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.setNotFoundHandler(async ({ method, url, raw, body }, reply) => {
    const headers = Object.fromEntries(Object.entries(raw.headers).map(([name, value]) => [name, String(value)]))
    const call = { method, target: url, origin: `http://${raw.headers.host}`, headers, text: String(body ?? '') }
    try {
      const answer = await shadow.answer(call)
      return reply.code(answer.status).headers(answer.headers).send(answer.text)
    } catch (error) {
      if (!(error instanceof FakeError)) throw error
      const { code, problem: message, hint } = error
      return reply.code(502).send({ error: { code, message, hint } })
    }
  })
  return app
}

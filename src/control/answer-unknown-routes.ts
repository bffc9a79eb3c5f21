import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import { suggestion } from '../world/nearest.ts'
import { ControlError } from './errors.ts'

/** What testers send, and what browsers ask before they send something. */
const usualMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

/**
 * Answers what no control route answers. Not with a not-found handler: Fastify makes a route of it for every method there
 * is, a quarter of the start of a fake.
 */
export function answerUnknownRoutes(control: FastifyInstance): void {
  const methodsByPath = new Map<string, string[]>()

  const refuse: onRequestHookHandler = ({ method, url }, reply) => {
    const [path = ''] = url.split('?')
    const methods = methodsByPath.get(path)
    if (methods === undefined) throw unknownPath(path, [...methodsByPath.keys()])

    const allowed = methods.join(', ')
    reply.header('allow', allowed)
    throw methodNotAllowed(path, method, allowed)
  }
  for (const url of ['', '/*'])
    control.route({ method: usualMethods, url, onRequest: refuse, handler: () => undefined })

  control.addHook('onRoute', ({ method, url }) => {
    methodsByPath.set(url, [...(methodsByPath.get(url) ?? []), ...[method].flat()])
  })
}

function unknownPath(path: string, known: readonly string[]): ControlError {
  return new ControlError(
    404,
    'EXPLO_FAKE_UNKNOWN_ROUTE',
    `There is no control route ${path}.`,
    suggestion(path, known),
  )
}

function methodNotAllowed(path: string, method: string, allowed: string): ControlError {
  return new ControlError(
    405,
    'EXPLO_FAKE_METHOD',
    `The control route ${path} does not answer ${method}.`,
    `Send ${allowed}.`,
  )
}

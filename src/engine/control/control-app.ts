import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { nextTurn } from '../clock/system-time.ts'
import { compilers } from '../input/compilers.ts'
import { parseJson } from '../input/json-spelling.ts'
import { jsonMistakes } from '../input/json-tree.ts'
import { suggestion } from '../input/nearest.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import { ControlError, sendControlError } from './errors.ts'
import type { ControlSettings, Member } from './member.ts'
import { membersOf } from './members/index.ts'
import { prefix, routesOf, urlsOf } from './routes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The world of a control call. */
    controlled: World
  }
}

/**
 * The control API: JSON under `/__admin`, with a route for each member of the handle.
 *
 * @param log The log of the instance that hands the calls over.
 */
export async function buildControlApp(
  worlds: Worlds,
  settings: ControlSettings,
  log: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const control: FastifyInstance = Fastify({
    exposeHeadRoutes: false,
    pluginTimeout: 0,
    // A URL can contain the name of a snapshot, which has no maximum length.
    routerOptions: { maxParamLength: Number.MAX_SAFE_INTEGER },
    ...compilers,
  })
  control.decorateRequest('controlled')
  control.setErrorHandler((error: Error, _request, reply) => sendControlError(error, log, reply))
  const members = membersOf(worlds.settings.service)
  const context = { worlds, settings, members }
  control.setNotFoundHandler((request, reply) => refuseUnmatched(request, reply, members))
  readJson(control)
  control.addHook('onSend', (_request, reply, _payload, done) => {
    if (worlds.isClosed) reply.header('connection', 'close')
    // So that timers run between calls without a socket, as they do over a network.
    nextTurn(done)
  })
  for (const member of members) for (const route of routesOf(member, context)) control.route(route)
  await control.ready()
  return control
}

/** Refuses an unknown path, and a method that the path does not answer. */
function refuseUnmatched({ url, method }: FastifyRequest, reply: FastifyReply, members: readonly Member[]): never {
  const [path = ''] = url.split('?')
  const allowed = methodsAt(path, members).join(', ')
  if (allowed !== '') {
    reply.header('allow', allowed)
    throw new ControlError('METHOD', `The control route ${path} does not answer ${method}.`, `Send ${allowed}.`)
  }
  const known = [...new Set(members.map((member) => member.path))]
  throw new ControlError(
    'UNKNOWN_ROUTE',
    `There is no control route ${path}.`,
    // Compared without the prefix, which makes all paths similar.
    suggestion(path.slice(prefix.length), known, prefix),
  )
}

/** The methods of a path. For `/requests/unmatched`, those of `/requests/:id` do not count. */
function methodsAt(path: string, members: readonly Member[]): string[] {
  const places = members.flatMap((member) => urlsOf(member).map((url) => ({ url, method: member.method })))
  const matching = places.filter(({ url }) => patternOf(url).test(path))
  const exact = matching.filter(({ url }) => url === path)
  return (exact.length > 0 ? exact : matching).map(({ method }) => method)
}

function patternOf(url: string): RegExp {
  return new RegExp(`^${url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`)
}

/** Larger than any fixture in use. */
const bodyLimit = 256 * 1024 * 1024

/**
 * Reads bodies as JSON. Fastify's own parser refuses the key `__proto__`. It also refuses an empty body with a content type,
 * which some clients send to a reset.
 */
function readJson(control: FastifyInstance): void {
  control.removeAllContentTypeParsers()
  control.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, async (request: FastifyRequest, text: string) => {
    if (text === '') return undefined
    checkMediaType(request.headers['content-type'] ?? '')
    return parse(text)
  })
}

function checkMediaType(contentType: string): void {
  const [type = ''] = contentType.split(';')
  if (/^application\/(?:.+\+)?json$/i.test(type.trim())) return
  throw new ControlError(
    'MEDIA_TYPE',
    `The body is ${type === '' ? 'of no named type' : type}.`,
    'Send JSON, with "Content-Type: application/json".',
  )
}

function parse(text: string): unknown {
  const [mistake] = jsonMistakes(text)
  if (!mistake) return parseJson(text)

  const place = mistake.pointer === '' ? 'The body' : `${mistake.pointer} of the body`
  throw new ControlError('JSON', `${place} ${mistake.message}`, 'Send valid JSON.')
}

import type { IncomingHttpHeaders } from 'node:http'
import { type TSchema, Type } from '@sinclair/typebox'
import type { FastifySchemaCompiler, RouteOptions } from 'fastify'
import { readCredentials, writeCredentials } from '../credentials.ts'
import { LocalWorld } from '../handle/local-world.ts'
import { checkObject } from '../input/check-input.ts'
import { suggestion } from '../input/nearest.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import { ControlError, notReady } from './errors.ts'
import { guard } from './guard.ts'
import type { ControlContext, Member } from './member.ts'

export const prefix = '/__admin'
const ofWorld = `${prefix}/worlds/:world`
const noQuery = Type.Object({})

/** The URLs of a member. `/worlds/:id/state` is `/state` of that world, and `/worlds/:id` is its `/world`. */
export function urlsOf({ path, isOfFake }: Pick<Member, 'isOfFake' | 'path'>): string[] {
  const own = `${prefix}${path}`
  if (isOfFake) return [own]
  return path === '/world' ? [own, ofWorld, `${ofWorld}${path}`] : [own, `${ofWorld}${path}`]
}

export function routesOf(member: Member, context: ControlContext): RouteOptions[] {
  const { worlds, settings } = context
  return urlsOf(member).map((url) => ({
    method: member.method,
    url,
    schema: { querystring: member.query ?? noQuery, ...(member.body && { body: member.body.schema }) },
    validatorCompiler: compilerFor(member),
    onRequest: (request, _reply, done) => {
      if (!member.isPublic) guard(request, settings)
      const { world } = request.params as { world?: string }
      request.controlled = member.isOfFake ? worlds.default : pickWorld(world, request.headers, worlds)
      done()
    },
    handler: async (request, reply) => {
      const { controlled: world, params, query, body } = request
      const { answer, answerKey, mediaType } = member
      if (member.body?.needed !== undefined && body === undefined) {
        throw new ControlError('NO_BODY', 'The call has no body.', `Send ${member.body.needed} as JSON.`)
      }
      if (!answer && mediaType === undefined) reply.code(204)
      const result = await member.run({
        ...context,
        world,
        handle: new LocalWorld(world),
        parameters: params as Record<string, string>,
        query: query as Record<string, string>,
        body,
        request,
        reply,
      })
      return answerKey === undefined ? result : { [answerKey]: result }
    },
  }))
}

/** Checks the keys of query and body. The handle checks the values. */
function compilerFor({ query = noQuery, body }: Member): FastifySchemaCompiler<unknown> {
  const known = Object.keys(query.properties)
  return ({ httpPart }) =>
    (value: unknown) => {
      try {
        if (httpPart === 'querystring') checkQuery(value as object, known)
        else if (body?.called !== undefined) return { value: checkedBody(value ?? {}, body.called, body.schema) }
        return true
      } catch (error) {
        return { error: error as Error }
      }
    }
}

function checkedBody(value: unknown, called: string, schema: TSchema): unknown {
  const known = Object.keys(schema.properties)
  checkObject(value, known, 'The body of the call', (key) => `${called} has no "${key}".`)
  return value
}

/**
 * Refuses unknown query parameters. If it ignored them, `DELETE /requests?status=404` would clear everything.
 *
 * @throws {ControlError} 400
 */
function checkQuery(query: object, known: readonly string[]): void {
  for (const [name, value] of Object.entries(query)) {
    if (!known.includes(name)) throw queryMistake(`There is no query parameter "${name}".`, suggestion(name, known))
    if (typeof value !== 'string') throw queryMistake(`The query parameter "${name}" is given twice.`, 'Give it once.')
  }
}

function queryMistake(message: string, hint: string): ControlError {
  return new ControlError('QUERY', message, hint)
}

/**
 * The world in the path, else the one of the API token, else the default world.
 *
 * @throws {ControlError} 400, 404; 503 while the fake closes
 */
function pickWorld(id: string | undefined, headers: IncomingHttpHeaders, worlds: Worlds): World {
  if (worlds.isClosed) throw notReady()
  if (id !== undefined) return worldWithId(id, worlds)
  const { credentialsHeader } = worlds.settings.service
  if (headers[credentialsHeader.name.toLowerCase()] === undefined) return worlds.default

  const cure = `Send "${writeCredentials(credentialsHeader, '')}" and an API token of a fixture, or leave the header out for the default world.`
  const credentials = readCredentials(credentialsHeader, headers)
  if (credentials.token === null) {
    throw new ControlError('CREDENTIALS', `No world is named: ${credentials.flaw}.`, cure)
  }
  const world = worlds.withTokenOrNew(credentials.token)
  if (world) return world
  throw new ControlError(
    'UNKNOWN_WORLD',
    `No world has the API token of the ${credentialsHeader.name} header.`,
    `${cure} With --unknown-tokens new-world, a new token opens a world.`,
  )
}

function worldWithId(id: string, worlds: Worlds): World {
  const world = worlds.withId(id)
  if (world) return world
  const known = worlds.list().map((world) => world.id)
  throw new ControlError('UNKNOWN_WORLD', `There is no world "${id}".`, suggestion(id, known))
}

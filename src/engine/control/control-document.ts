import type { TSchema } from '@sinclair/typebox'
import type { OpenApiDocument } from '../api-reports.ts'
import { Components } from '../open-api/operation-object.ts'
import { errorCode, product } from '../product.ts'
import type { Service } from '../service.ts'
import { Closed, scopedSchemas } from './control-schemas.ts'
import { type ControlErrorCode, controlErrors } from './errors.ts'
import type { Member } from './member.ts'
import { urlsOf } from './routes.ts'

type Json = Record<string, unknown>

/** The errors of all routes, of guarded ones, of those of a world, and of those with a body. */
const errorsOfAll: readonly ControlErrorCode[] = ['QUERY', 'OPTION']
const errorsOfGuarded: readonly ControlErrorCode[] = ['ADMIN_TOKEN', 'FOREIGN_ORIGIN', 'UNEXPECTED_HOST']
const errorsOfWorld: readonly ControlErrorCode[] = ['CREDENTIALS', 'UNKNOWN_WORLD', 'NOT_READY']
const errorsOfBody: readonly ControlErrorCode[] = ['JSON', 'BODY', 'NO_BODY', 'REQUEST', 'MEDIA_TYPE']

/** The control API as an OpenAPI 3.1 document. */
export function controlDocument(service: Service, members: readonly Member[], serverUrl: string): OpenApiDocument {
  const components = new Components()
  const { ControlProblem } = scopedSchemas(service.scope)
  const problem = () => components.refer(ControlProblem)
  const paths: Record<string, Json> = {}
  // The path without a slash only redirects to the inspector.
  for (const member of members.filter(({ path }) => path !== '')) {
    for (const url of urlsOf(member)) {
      const path = url.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [member.method.toLowerCase()]: operationOf(member, url, components, problem) }
    }
  }
  const { $id: _, title: __, ...fixture } = service.fixture.schema
  components.schemas.Fixture = components.refer(fixture)
  return {
    openapi: '3.1.1',
    info: {
      title: `Control API of ${product.name}`,
      version: product.version,
      summary: 'Inspects and controls a fake from a test.',
      description: `A call is about the world that its path names, or the world of its \`${service.credentialsHeader.name}\` token, or the default world.`,
      license: { name: product.license, identifier: product.license },
    },
    servers: [{ url: serverUrl, description: 'This fake.' }],
    security: [{ adminToken: [] }, {}],
    paths,
    components: {
      securitySchemes: {
        adminToken: { type: 'http', scheme: 'bearer', description: 'Needed if the fake has an admin token.' },
      },
      ...components,
    },
  }
}

function operationOf(member: Member, url: string, components: Components, problem: () => Json): Json {
  const { says, query, body, isPublic } = member
  const parameters = [
    ...[...url.matchAll(/:(\w+)/g)].map(([, name]) => pathParameter(name as string)),
    ...Object.entries(query?.properties ?? {}).map(([name, schema]) => queryParameter(name, schema, components)),
  ]
  return {
    operationId: `${member.method.toLowerCase()}${url.replace(/(?<!\W)\W+(\w)/g, (_, first: string) => first.toUpperCase())}`,
    summary: says,
    ...(isPublic && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: body.needed !== undefined,
        content: { 'application/json': { schema: components.refer(body.schema), example: body.example } },
      },
    }),
    responses: { ...success(member, components), ...refusals(member, problem) },
  }
}

function pathParameter(name: string): Json {
  return { name, in: 'path', required: true, schema: { type: 'string' } }
}

function queryParameter(name: string, schema: TSchema, components: Components): Json {
  const { description, ...rest } = components.refer(schema)
  return { name, in: 'query', schema: rest, ...(description !== undefined && { description }) }
}

function success({ answer, answerKey, mediaType }: Member, components: Components): Json {
  if (answer) {
    const schema = components.refer(answerKey === undefined ? answer : Closed({ [answerKey]: answer }))
    return { 200: { description: 'Done.', content: { 'application/json': { schema } } } }
  }
  if (mediaType !== undefined) {
    return { 200: { description: 'Done.', content: { [mediaType]: { schema: { type: 'string' } } } } }
  }
  return { 204: { description: 'Done.' } }
}

/** One response for each status of the possible errors. */
function refusals({ isPublic, isOfFake, body, errors = [], serviceErrors = {} }: Member, problem: () => Json): Json {
  const codes = [
    ...errorsOfAll,
    ...(isPublic ? [] : errorsOfGuarded),
    ...(isOfFake ? [] : errorsOfWorld),
    ...(body ? errorsOfBody : []),
    ...errors,
  ]
  const content = { 'application/json': { schema: problem() } }
  const responses: Record<string, { description: string; content: Json }> = {}
  const known = codes.map((code) => ({ code, ...controlErrors[code] }))
  const own = Object.entries(serviceErrors).map(([code, says]) => ({ code, says, status: 400 }))
  for (const { code, says, status } of [...known, ...own]) {
    const before = responses[status]?.description
    responses[status] = { description: `${before ? `${before}\n` : ''}- \`${errorCode(code)}\`: ${says}`, content }
  }
  return responses
}

import type { DocumentedExample, Operation, OperationUrl } from '../operation.ts'
import type { Dialect } from '../refusals/dialect.ts'
import type { Service } from '../service.ts'

type Json = Record<string, unknown>

/** What the document says of an operation beyond its definition. */
interface OperationContext {
  readonly service: Service
  readonly tag: string
  readonly components: Components
  readonly dialect: Dialect
}

/** An example with the page that shows it. */
interface ShownExample extends DocumentedExample {
  readonly source: string
}

/** An operation at one of its paths. */
export function operationObject(
  operation: Operation,
  place: OperationUrl,
  { service, tag, components, dialect }: OperationContext,
): Json {
  const { schema, documentation, restsOn, replacedBy, examples = [] } = operation
  const shown = examples
    .filter(({ path = operation.url }) => path === place.url)
    .map((example) => ({ source: documentation, ...example }))
  return {
    operationId: operationId(operation, place),
    summary: schema.summary,
    description: description(operation, place, service.name),
    tags: [tag],
    ...((replacedBy || place.isLegacy) && { deprecated: true }),
    ...(documentation && { externalDocs: { url: documentation } }),
    'x-basis': place.basis,
    'x-assumptions': restsOn,
    ...(schema.querystring && { parameters: parameters(schema.querystring, shown, components) }),
    ...(schema.body && { requestBody: requestBody(schema.body, shown, components) }),
    responses: {
      200: {
        description: 'Done.',
        content: jsonContent(components.refer(schema.response[200]), shown.filter(hasSameFields), ({ reply }) => reply),
      },
      // Assumed: createdStatus
      ...(restsOn.includes('createdStatus') && {
        201: {
          description: 'Created, where `createdStatus` is `201`.',
          content: { 'application/json': { schema: components.refer(schema.response[200]) } },
          'x-basis': 'assumed',
        },
      }),
      ...refusalResponses(service.refusalsOf(operation), components, dialect),
    },
  }
}

/** Unique, although an operation has several paths. */
function operationId({ name, url }: Operation, place: OperationUrl): string {
  if (place.isLegacy) return `${name}Legacy`
  return place.url === url ? name : `${name}WithoutSlash`
}

function description(
  { name, permission, replacedBy }: Operation,
  { isLegacy }: OperationUrl,
  serviceName: string,
): string {
  const sentences = [
    permission === 'read-write' ? 'Needs a read-write API token.' : 'A read-only API token is enough.',
    isLegacy && `An older path of \`${name}\`.`,
    replacedBy && `Deprecated: ${serviceName} names \`${replacedBy}\` as its successor.`,
  ]
  return sentences.filter(Boolean).join(' ')
}

function parameters(querystring: object, shown: readonly ShownExample[], components: Components): Json[] {
  const { $id: _, ...schema } = querystring as Json
  const { properties } = components.refer(schema) as { properties: Record<string, Json> }
  return Object.entries(properties).map(([name, { description, ...schema }]) => {
    const example = shown.map(({ query }) => query?.[name]).find((value) => value !== undefined)
    return { name, in: 'query', description, schema, ...(example && { example }) }
  })
}

function requestBody(body: object, shown: readonly ShownExample[], components: Components): Json {
  const withBody = shown.filter((example) => example.body)
  return { required: true, content: jsonContent(components.refer(body), withBody, (example) => example.body) }
}

function jsonContent(
  schema: Json,
  shown: readonly ShownExample[],
  shownPart: (example: ShownExample) => unknown,
): Json {
  const named = shown.map((example) => [
    example.title,
    { summary: example.title, description: exampleNote(example), value: shownPart(example) },
  ])
  return { 'application/json': { schema, ...(named.length > 0 && { examples: Object.fromEntries(named) }) } }
}

function exampleNote({ source, repaired }: ShownExample): string {
  return repaired ? `From ${source}. Repaired: ${repaired}` : `From ${source}.`
}

/** False for answers of other revisions, which do not have the fields of the fake's answers. */
function hasSameFields({ differs = {} }: ShownExample): boolean {
  return !Object.values(differs).some((assumption) => assumption === 'replyFields')
}

/** A response with one of these statuses is the same for all operations, so the document names it once. */
const sharedStatuses = new Set([401, 405, 413, 415])

/** A response for each status that the refusals have. */
function refusalResponses(names: readonly string[], components: Components, dialect: Dialect): Record<string, object> {
  const byStatus = new Map<number, string[]>()
  for (const name of names) {
    const status = dialect.statusOf(name)
    byStatus.set(status, [...(byStatus.get(status) ?? []), name])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => {
      const response = {
        description: those.map((name) => refusalLine(name, dialect)).join('\n'),
        content: contentOf(those, components, dialect),
      }
      return [status, sharedStatuses.has(status) ? components.share(`Refusal${status}`, response) : response]
    }),
  )
}

function contentOf(names: readonly string[], components: Components, dialect: Dialect): object {
  const pages = names.filter((name) => dialect.isPage(name))
  const schemas = names.filter((name) => !pages.includes(name)).map((name) => dialect.schemaOf(name))
  const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), components.refer(schema)])).values()]
  const [schema] = different.length > 1 ? [{ anyOf: different }] : different
  return {
    ...(schema && { 'application/json': { schema } }),
    ...(pages.length > 0 && { 'text/html': { schema: { type: 'string' } } }),
  }
}

/** A refusal and how well it is known, as an item of a Markdown list. */
export function refusalLine(name: string, dialect: Dialect): string {
  const { sentence, assumption, basis } = dialect.kindOf(name)
  const known = basis === 'documented' ? '; only the refusal itself is documented' : ''
  return `- \`${sentence}\` (${name}; assumption \`${assumption}\`${known})`
}

/** The parts of a document that it names once and refers to. */
export class Components {
  readonly schemas: Json = {}
  readonly responses: Json = {}

  share(name: string, response: object): Json {
    this.responses[name] = response
    return { $ref: `#/components/responses/${name}` }
  }

  /** Replaces every schema that has a name by a reference, at any depth. */
  refer(schema: object): Json {
    // As JSON, because TypeBox marks its schemas with symbols. `JSON.parse` passes inner values first.
    return JSON.parse(JSON.stringify(schema), (_key, value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
      const { $id, ...own } = value
      const name = $id ?? own.title
      if (typeof name !== 'string') return own
      this.schemas[name] = own
      return { $ref: `#/components/schemas/${name}` }
    })
  }
}

import type { FieldReport, RefusalReport, RouteReport } from '../api-reports.ts'
import { type Operation, urlsOf } from '../operation.ts'
import type { Dialect } from '../refusals/dialect.ts'
import type { Service, UndocumentedOperation } from '../service.ts'
import type { Basis } from '../terms.ts'

/** Every operation of the service, the ones that the fake cannot answer last. */
export function supportMatrix({ groups, undocumented = [], refusalsOf }: Service, dialect: Dialect): RouteReport[] {
  return [
    ...groups.flatMap(({ tag, operations }) =>
      operations.map((operation) => answered(operation, tag, refusalsOf(operation), dialect)),
    ),
    ...undocumented.map((operation) => unanswered(operation, dialect)),
  ]
}

function answered(operation: Operation, tag: string, refusals: readonly string[], dialect: Dialect): RouteReport {
  const { name, method, permission, replacedBy, documentation, restsOn, schema } = operation
  return {
    operation: name,
    tag,
    summary: schema.summary,
    isAnswered: true,
    method,
    paths: urlsOf(operation).map(({ url, ...place }) => ({ path: url, ...place })),
    isGetOrCreate: operation.getsExisting,
    permission,
    replacedBy,
    // There is a page about it, or it would not be here.
    basis: 'documented',
    documentation,
    requestFields: fieldsOf(schema.body ?? schema.querystring ?? {}),
    replyFields: fieldsOf(schema.response[200]),
    refusals: refusals.map((name) => refusalReport(name, dialect)),
    restsOn,
  }
}

function unanswered(
  { name, tag, summary, paths, basis, documentation }: UndocumentedOperation,
  dialect: Dialect,
): RouteReport {
  return {
    operation: name,
    tag,
    summary,
    isAnswered: false,
    method: null,
    paths: paths.map((path) => ({ path, basis, isLegacy: false })),
    isGetOrCreate: false,
    permission: null,
    replacedBy: null,
    basis: 'documented',
    documentation,
    requestFields: [],
    replyFields: [],
    refusals: [refusalReport('notImplemented', dialect)],
    restsOn: [],
  }
}

function refusalReport(name: string, dialect: Dialect): RefusalReport {
  const { sentence, basis, assumption } = dialect.kindOf(name)
  return { name, status: dialect.statusOf(name), detail: sentence, basis, assumption }
}

/** The part of JSON Schema that the schemas of operations use. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  /** @default 'documented' */
  readonly 'x-basis'?: Basis
}

/** Every field of an object, with those of the objects in it. */
export function fieldsOf(schema: object): FieldReport[] {
  const found = new Map(fieldsIn(schema, '').map((field) => [field.name, field]))
  return [...found.values()]
}

function fieldsIn({ properties = {}, required = [], items, anyOf = [] }: Schema, prefix: string): FieldReport[] {
  return [
    ...Object.entries(properties).flatMap(([key, property]) => {
      const name = prefix === '' ? key : `${prefix}.${key}`
      const field = { name, isRequired: required.includes(key), basis: property['x-basis'] ?? 'documented' }
      return [field, ...fieldsIn(property, name)]
    }),
    ...(items ? fieldsIn(items, `${prefix}[]`) : []),
    ...anyOf.flatMap((alternative) => fieldsIn(alternative, prefix)),
  ]
}

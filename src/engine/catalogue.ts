import type { OpenApiDocument, RouteReport } from './api-reports.ts'
import { suggestion } from './input/nearest.ts'
import { OptionError } from './input/tester-error.ts'
import { fieldsOf } from './operation.ts'
import type { Dialect } from './refusals/dialect.ts'
import type { Service } from './service.ts'

/** The API of a service, as messages and reports need it. */
export interface Catalogue {
  /** The names of all operations. */
  readonly operations: readonly string[]
  /** Two operations in a sensible order, for messages. */
  readonly exampleOrder: readonly [string, string]
  /** The fields of the body or the query of each operation. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
  /** The refusals that do not count in coverage. */
  readonly unexpectedRefusals: ReadonlySet<string>
  routes(dialect: Dialect): Promise<RouteReport[]>
  openApi(serverUrl: string, dialect: Dialect): Promise<OpenApiDocument>
}

/**
 * The operations that take all these fields.
 *
 * @param problem The beginning of the message.
 * @throws {OptionError} When there is none.
 */
export function operationsWith(
  fields: readonly string[],
  operations: readonly string[],
  catalogue: Catalogue,
  problem: string,
): readonly string[] {
  const takenBy = (name: string) => [...(catalogue.fields.get(name) as ReadonlySet<string>)]
  return fields.reduce((targets, field) => {
    const found = targets.filter((name) => takenBy(name).includes(field))
    if (found.length > 0) return found
    const subject = targets.length === 1 ? targets[0] : 'what is matched'
    const known = new Set(targets.flatMap(takenBy))
    throw new OptionError(`${problem}: ${subject} has no field "${field}".`, suggestion(field, [...known]))
  }, operations)
}

export function catalogueOf(service: Service): Catalogue {
  const reports = new WeakMap<Dialect, Promise<readonly RouteReport[]>>()
  return {
    operations: service.groups.flatMap(({ operations }) => operations.map(({ name }) => name)),
    exampleOrder: [service.examples.create.operation.name, service.examples.use.operation.name],
    fields: new Map(
      service.groups.flatMap(({ operations }) =>
        operations.map(({ name, schema }) => [name, fieldsOf(schema)] as const),
      ),
    ),
    unexpectedRefusals: new Set(
      Object.entries(service.refusalKinds).flatMap(([name, { isExpected }]) => (isExpected ? [] : [name])),
    ),

    async routes(dialect) {
      const routes =
        reports.get(dialect) ??
        import('./open-api/support-matrix.ts').then(({ supportMatrix }) => supportMatrix(service, dialect))
      reports.set(dialect, routes)
      return [...(await routes)]
    },

    async openApi(serverUrl, dialect) {
      const { openApiDocument } = await import('./open-api/document.ts')
      return openApiDocument(service, serverUrl, dialect)
    },
  }
}

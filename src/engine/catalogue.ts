import type { OpenApiDocument, RouteReport } from './api-reports.ts'
import { fieldsOf } from './operation.ts'
import type { Dialect } from './refusals/dialect.ts'
import type { Service } from './service.ts'

/** What a fake knows of the API of its service. */
export interface Catalogue {
  /** The names of the operations, so that a filter with a misspelt one is an error and not an empty list. */
  readonly operations: readonly string[]
  /** Two operations that follow each other, for messages. */
  readonly exampleOrder: readonly [string, string]
  /** The fields of the body or the query of each operation. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
  /** The refusals that a client meets only when it sends no credentials or does not speak HTTP and JSON properly. */
  readonly unexpectedRefusals: ReadonlySet<string>
  routes(dialect: Dialect): Promise<RouteReport[]>
  openApi(serverUrl: string, dialect: Dialect): Promise<OpenApiDocument>
}

/** Reports are made on the first call, never at start. */
export function catalogueOf(service: Service): Catalogue {
  /** They never change within a fake. */
  const reports = new WeakMap<Dialect, Promise<readonly RouteReport[]>>()
  return {
    operations: service.groups.flatMap(({ operations }) => operations.map(({ name }) => name)),
    exampleOrder: [service.examples.create.operation, service.examples.use.operation],
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

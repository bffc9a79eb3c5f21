import { fieldsOf } from './operation.ts'
import type { Dialect } from './refusals/dialect.ts'
import type { Service } from './service.ts'
import type { Basis, Permission } from './terms.ts'

/** What a fake knows of the API of its service. */
export interface Catalogue {
  /** The names of the operations, so that a filter with a misspelt one is an error and not an empty list. */
  readonly operations: readonly string[]
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
        import('./http/open-api/support-matrix.ts').then(({ supportMatrix }) => supportMatrix(service, dialect))
      reports.set(dialect, routes)
      return [...(await routes)]
    },

    async openApi(serverUrl, dialect) {
      const { openApiDocument } = await import('./http/open-api/document.ts')
      return openApiDocument(service, serverUrl, dialect, await service.loadExamples())
    },
  }
}

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = Readonly<Record<string, unknown>>

/** One operation of the service: what the fake does of it, and how well each part is founded. */
export interface RouteReport {
  /** @example 'createUserGroup' */
  readonly operation: string
  readonly tag: string
  readonly summary: string
  /** False for what the service names and nobody documents: it answers 501. */
  readonly isAnswered: boolean
  /** Null when no document tells. */
  readonly method: string | null
  readonly paths: readonly PathReport[]
  /** It answers with what exists, or creates it. */
  readonly isGetOrCreate: boolean
  /** What an API token needs; null when no document tells. */
  readonly permission: Permission | null
  /** The operation that the service names as its successor, when it is deprecated. */
  readonly replacedBy: string | null
  readonly basis: Basis
  /** The page that documents it, or at least names it. */
  readonly documentation: string
  readonly requestFields: readonly FieldReport[]
  readonly replyFields: readonly FieldReport[]
  readonly refusals: readonly RefusalReport[]
  /** What a successful answer rests on where the documentation is silent. */
  readonly restsOn: readonly string[]
}

export interface PathReport {
  readonly path: string
  readonly basis: Basis
  /** An older place of the operation. */
  readonly isLegacy: boolean
}

export interface FieldReport {
  /** @example 'user_group.token', 'customers[].name' */
  readonly name: string
  readonly isRequired: boolean
  readonly basis: Basis
}

export interface RefusalReport {
  readonly name: string
  readonly status: number
  /** With `{…}` where the occasion fills something in. */
  readonly detail: string
  /** Whether the service says that it refuses this; status and words are always assumed. */
  readonly basis: Basis
  readonly assumption: string
}

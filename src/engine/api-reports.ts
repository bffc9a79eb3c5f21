import type { Basis, Permission } from './terms.ts'

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = Readonly<Record<string, unknown>>

/** One operation of the service: what the fake does of it, and how well each part is founded. */
export interface RouteReport {
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
  /** The path of the field. `[]` stands for each item of a list. */
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

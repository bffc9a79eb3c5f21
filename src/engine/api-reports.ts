import type { Basis, Permission } from './terms.ts'

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = Readonly<Record<string, unknown>>

/** How the fake supports an operation, and how well each part of it is known. */
export interface RouteReport {
  readonly operation: string
  readonly tag: string
  readonly summary: string
  /** False for an undocumented operation, which answers 501. */
  readonly isAnswered: boolean
  /** Null for an undocumented operation. */
  readonly method: string | null
  readonly paths: readonly PathReport[]
  readonly isGetOrCreate: boolean
  /** The permission that an API token needs; null for an undocumented operation. */
  readonly permission: Permission | null
  /** The successor that the service names; null when the operation is not deprecated. */
  readonly replacedBy: string | null
  readonly basis: Basis
  /** The URL of the page that documents or names it. */
  readonly documentation: string
  readonly requestFields: readonly FieldReport[]
  readonly replyFields: readonly FieldReport[]
  readonly refusals: readonly RefusalReport[]
  /** The assumptions that a successful answer rests on. */
  readonly restsOn: readonly string[]
}

export interface PathReport {
  readonly path: string
  readonly basis: Basis
  /** Whether it is a path of an older version of the API. */
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
  /** The sentence, with a `{…}` for each value that the fake fills in. */
  readonly detail: string
  /** How well it is known that the service refuses this. Status and sentence are always assumed. */
  readonly basis: Basis
  readonly assumption: string
}

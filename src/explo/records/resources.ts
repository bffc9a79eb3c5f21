import type { JsonObject } from './json-text.ts'

/** What dashboards query. A customer maps each schema to one data source. */
export interface Schema {
  readonly id: string
  readonly name: string
}

/** A database behind a schema. It may belong to several visibility groups; null is all of them. */
export interface DataSource {
  readonly id: string
  /** The id that the caller gave it, which a mapping may name as well. */
  readonly providedId: string | null
  readonly name: string
  readonly schemaId: string
  readonly visibilityGroups: readonly string[] | null
}

export interface Dashboard {
  readonly embedId: string
  readonly name: string
  readonly attributes: readonly { readonly attribute: string; readonly value: string }[]
  readonly isDrilldown: boolean
}

export interface ReportBuilder {
  readonly embedId: string
  readonly name: string
}

/** A key that makes embed JWTs. Its value has 32 characters, the bytes of an A256GCM key. */
export interface EmbedSecret {
  readonly keyId: string
  readonly keyValue: string
  readonly visibilityGroup: string
}

export type ResourceType = 'dashboard' | 'report'

/** Which version of a dashboard or report builder an environment shows. */
export interface Publication {
  readonly resourceType: ResourceType
  readonly embedId: string
  readonly environment: string
  readonly version: number
}

/** An e-mail as the outbox keeps it. */
export interface Email {
  readonly kind: 'report' | 'screenshot'
  /** Milliseconds since 1970, on the world's clock. */
  readonly sentAt: number
  readonly visibilityGroup: string
  readonly providedId: string
  readonly dashboardEmbedId: string
  readonly to: string
  readonly subject: string
  /** The attachment of a screenshot. */
  readonly fileName: string | null
  readonly customUrl: string | null
  readonly variables: JsonObject
}

import type { JsonObject, JsonText } from './json-text.ts'

// Records are never changed in place: a change replaces the record.

/** A customer of the tested application. The deprecated API calls it a user group. */
export interface Customer {
  readonly providedId: string
  /** Explo's own number for it, which only the End User API uses. */
  readonly number: number
  readonly name: string
  readonly token: string
  readonly isDemo: boolean
  /** Schema id → data source id, or the id that the caller gave the data source. */
  readonly mapping: JsonText | null
  readonly properties: JsonText | null
  readonly emails: readonly string[]
  readonly groupTags: readonly string[]
  readonly hierarchyLevel: string
  readonly parentId: string | null
}

/** The fields of a customer that a caller gives. */
interface CustomerFields extends Omit<Customer, 'mapping' | 'number' | 'properties' | 'providedId' | 'token'> {
  readonly mapping: JsonObject | null
  readonly properties: JsonObject | null
}

/** The fields of a new customer. What is missing or null has its default. */
export type NewCustomer = Pick<CustomerFields, 'hierarchyLevel' | 'name'> & {
  readonly [Field in keyof CustomerFields]?: CustomerFields[Field] | null | undefined
}

/** What a fixture may give to a new customer. Without it, Explo makes it up. */
export interface CustomerIdentity {
  readonly token?: string | undefined
  readonly number?: number | undefined
}

/** The fields of a customer to change. */
export type CustomerPatch = {
  readonly [Field in keyof CustomerFields]?: CustomerFields[Field] | undefined
} & { readonly providedId?: string | undefined }

/** A person inside a customer. The number of the customer and `providedId` identify it together. */
export interface EndUser {
  readonly customerNumber: number
  readonly providedId: string
  readonly email: string
  readonly attributes: JsonText
}

/** The e-mail addresses that may open a dashboard through the portal of a customer. */
export interface Portal {
  readonly dashboardEmbedId: string
  readonly providedId: string
  readonly emails: readonly string[]
}

/** A model of tables that belongs to one customer. Its name is not unique. */
export interface Blueprint {
  /** Unique in the team. */
  readonly id: number
  readonly embedId: string
  /** The id that the caller gave the customer. */
  readonly providedId: string
  readonly name: string
  readonly tables: readonly BlueprintTable[]
}

export interface BlueprintTable {
  readonly name: string
  readonly schemaId: number
  /** Replaces `SELECT * FROM` the table. */
  readonly query: string | undefined
  readonly columns: readonly BlueprintColumn[]
}

interface BlueprintColumn {
  readonly name: string
  readonly type: ColumnType
  readonly displayName: string | undefined
  readonly isGroupable: boolean | undefined
}

export const columnTypes = ['INTEGER', 'FLOAT', 'BOOLEAN', 'STRING', 'DATETIME', 'TIMESTAMP', 'DATE'] as const
export type ColumnType = (typeof columnTypes)[number]

/** The fields of a new blueprint. A fixture may also give what Explo makes up. */
export interface NewBlueprint extends Pick<Blueprint, 'name' | 'providedId' | 'tables'> {
  readonly id?: number | undefined
  readonly embedId?: string | undefined
}

/** What dashboards query. A customer maps each schema to one data source. */
export interface Schema {
  readonly id: string
  readonly name: string
}

/** A database behind a schema. It may belong to several visibility groups; null stands for all. */
export interface DataSource {
  readonly id: string
  /** The id that the caller gave it, which a mapping may also use. */
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

/** A key for embed JWTs. Its value has 32 characters, whose bytes are the key of A256GCM. */
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

/** An e-mail in the outbox. */
export interface Email {
  readonly kind: 'report' | 'screenshot'
  /** Milliseconds since 1970, on the world's clock. */
  readonly sentAt: number
  readonly visibilityGroup: string
  readonly providedId: string
  readonly dashboardEmbedId: string
  readonly to: string
  readonly subject: string
  /** The name of a screenshot's attachment. */
  readonly fileName: string | null
  readonly customUrl: string | null
  readonly variables: JsonObject
}

/** A change of one record: `before` is null for a creation, `after` for a deletion. */
interface ChangeOf<Kind extends string, Item> {
  readonly kind: Kind
  /** The visibility group; null for what belongs to the whole team. */
  readonly scope: string | null
  readonly before: Item | null
  readonly after: Item | null
}

export type Change =
  | ChangeOf<'blueprint', Blueprint>
  | ChangeOf<'customer', Customer>
  | ChangeOf<'e-mail', Email>
  | ChangeOf<'embed secret', EmbedSecret>
  | ChangeOf<'end user', EndUser>
  | ChangeOf<'group tag', string>
  | ChangeOf<'portal', Portal>
  | ChangeOf<'publication', Publication>

/** Collects changes in their order. Every method that changes records takes one. */
export interface Changes {
  push(...changes: Change[]): unknown
}

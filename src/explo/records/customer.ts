import type { JsonObject, JsonText } from './json-text.ts'

/**
 * A customer of the tested application. The deprecated API calls the same thing a user group.
 * A read-only record, replaced on change, so that whoever holds one keeps the moment it was taken.
 */
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

/** What a caller says about a customer, before it is stored. */
export interface CustomerFields {
  readonly name: string
  readonly isDemo: boolean
  readonly mapping: JsonObject | null
  readonly properties: JsonObject | null
  readonly emails: readonly string[]
  readonly groupTags: readonly string[]
  readonly hierarchyLevel: string
  readonly parentId: string | null
}

/** What only a fixture says about a new customer; the rest of the world makes these up. */
export interface CustomerIdentity {
  readonly token?: string | undefined
  readonly number?: number | undefined
}

/** The fields of a customer that an update names; the others stay as they are. */
export type CustomerPatch = {
  readonly [Field in keyof CustomerFields]?: CustomerFields[Field] | undefined
} & { readonly providedId?: string | undefined }

/** One person inside a customer. Identified by the customer's number and its own id together. */
export interface EndUser {
  readonly customerNumber: number
  readonly providedId: string
  readonly email: string
  readonly attributes: JsonText
}

/** Who may open one dashboard of one customer through its portal. */
export interface Portal {
  readonly dashboardEmbedId: string
  readonly providedId: string
  readonly emails: readonly string[]
}

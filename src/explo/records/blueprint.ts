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

export interface BlueprintColumn {
  readonly name: string
  readonly type: ColumnType
  readonly displayName: string | undefined
  readonly isGroupable: boolean | undefined
}

export type ColumnType = 'INTEGER' | 'FLOAT' | 'BOOLEAN' | 'STRING' | 'DATETIME' | 'TIMESTAMP' | 'DATE'

/** What a caller says about a new blueprint. A fixture may also say what Explo makes up. */
export interface NewBlueprint extends Pick<Blueprint, 'name' | 'providedId' | 'tables'> {
  readonly id?: number | undefined
  readonly embedId?: string | undefined
}

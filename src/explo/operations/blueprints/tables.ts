import { type Static, Type } from '@sinclair/typebox'
import { type BlueprintTable, type ColumnType, columnTypes } from '../../records/records.ts'
import { OptionalFlag, OptionalText, Text } from '../fields.ts'

const Column = Type.Object({
  name: Text('The name of the column.'),
  type: Type.Unsafe<ColumnType>({ type: 'string', enum: columnTypes, description: 'What the column holds.' }),
  display_name: OptionalText('Default: the name.'),
  can_be_grouped: OptionalFlag('Whether users can group by it.'),
})

const Table = Type.Object({
  table_name: Text('The default query is `SELECT * FROM` this name.'),
  schema_id: Type.Number({ description: 'The id of the schema.' }),
  query: OptionalText('Replaces the default query.'),
  columns: Type.Array(Column, { description: 'The columns.' }),
})
interface Table extends Static<typeof Table> {}

/** The page labels the field as an object, but describes and shows a list. */
export const tables = Type.Array(Table, { description: 'The tables of the blueprint.' })

/** The tables of a request or a fixture as records. Unknown fields are left out. */
export function tablesOf(tables: readonly Table[]): BlueprintTable[] {
  return tables.map(({ table_name, schema_id, query, columns }) => ({
    name: table_name,
    schemaId: schema_id,
    query: query ?? undefined,
    columns: columns.map(({ name, type, display_name, can_be_grouped }) => ({
      name,
      type,
      displayName: display_name ?? undefined,
      isGroupable: can_be_grouped ?? undefined,
    })),
  }))
}

/** The tables in the examples of Explo's documentation. */
export const documentedTables = [
  {
    table_name: 'location',
    schema_id: 1,
    query: 'select *,2 as hello from location',
    columns: [
      { name: 'id', type: 'INTEGER' },
      { name: 'host_id', type: 'INTEGER' },
      { name: 'host_name', display_name: 'Host Name', type: 'STRING', can_be_grouped: false },
    ],
  },
]

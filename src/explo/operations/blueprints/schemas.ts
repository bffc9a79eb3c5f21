import { type Static, Type } from '@sinclair/typebox'
import type { ColumnType } from '../../records/blueprint.ts'
import { Fields, OptionalFlag, OptionalText, Reply, Text, Unordered } from '../fields.ts'

const Column = Type.Object({
  name: Text('The name of the column.'),
  type: Type.Unsafe<ColumnType>({
    type: 'string',
    enum: ['INTEGER', 'FLOAT', 'BOOLEAN', 'STRING', 'DATETIME', 'TIMESTAMP', 'DATE'],
    description: 'What the column holds.',
  }),
  display_name: OptionalText('Default: the name.'),
  can_be_grouped: OptionalFlag('Whether it can be grouped by.'),
})

const Table = Type.Object({
  table_name: Text('The query is `SELECT * FROM` this name.'),
  schema_id: Type.Number({ description: 'The id of the schema.' }),
  query: OptionalText('Replaces that query.'),
  columns: Type.Array(Column, { description: 'The columns.' }),
})
export interface Table extends Static<typeof Table> {}

/** The label of the page says object; its prose and its example show a list. */
const tables = Type.Array(Table, { description: 'The tables of the blueprint.' })

export const CreateBlueprintBody = Fields('CreateBlueprintBody', {
  customer_id: Text('Your id of the customer.'),
  blueprint_name: Text('The name of the blueprint.'),
  tables,
})

export const UpdateBlueprintBody = Fields('UpdateBlueprintBody', {
  blueprint_id: Type.Number({ description: 'The id of the blueprint.' }),
  tables,
})

export const CustomerBlueprintsBody = Fields('CustomerBlueprintsBody', {
  customer_id: Text('Your id of the customer.'),
})

const Blueprint = Type.Object(
  {
    id: Type.Integer({ description: 'The id of the blueprint.' }),
    embed_id: Type.String({ description: 'What embeds name it by.' }),
    name: Type.String({ description: 'The name of the blueprint.' }),
  },
  { title: 'Blueprint' },
)

export const CreateBlueprintReply = Reply({
  blueprint_id: Type.Integer({ description: 'The id of the new blueprint.' }),
})
// The page does not tell the order of this list.
export const CustomerBlueprintsReply = Reply({ blueprints: Unordered(Type.Array(Blueprint)) })
export const SuccessReply = Reply({})

import { Type } from '@sinclair/typebox'
import { refuseFlaws } from '../../refusals/field-errors.ts'
import { customerWithId } from '../customers/customer.ts'
import { schemaFlaw } from '../existing-names.ts'
import { Fields, Reply, Text } from '../fields.ts'
import { operation } from '../operation.ts'
import { documentedTables, tables, tablesOf } from './tables.ts'

const CreateBlueprintBody = Fields('CreateBlueprintBody', {
  customer_id: Text('Your id of the customer.'),
  blueprint_name: Text('The name of the blueprint.'),
  tables,
})

const CreateBlueprintReply = Reply({
  blueprint_id: Type.Integer({ description: 'The id of the new blueprint.' }),
})

/** Each call creates another blueprint, even with a name that exists. */
export const createBlueprint = operation({
  name: 'createBlueprint',
  method: 'POST',
  url: '/api/create_blueprint/',
  permission: 'read-write',
  getsExisting: false,
  creates: { blueprint: 'blueprint_name' },
  removes: {},
  names: { customer_id: 'customer of blueprints', blueprint_name: null, tables: null },
  repeatRisk: 'the first attempt may have created a blueprint already, and then there are two',
  irreversible: null,
  documentation: 'https://docs.explo.co/api-reference/blueprint-api/create',
  restsOn: ['blueprints', 'mappingTargets'],
  refusals: ['notFound', 'otherGroup', 'unknownSchema'],
  schema: {
    summary: 'Create a blueprint',
    body: CreateBlueprintBody,
    response: { 200: CreateBlueprintReply },
  },
  handler: ({ access, arrival, body }) => {
    refuseFlaws(schemaFlaw(access, body.tables))
    const { providedId } = customerWithId(access, body.customer_id)
    const fields = { providedId, name: body.blueprint_name, tables: tablesOf(body.tables) }
    const { id } = access.group.blueprints.create(fields, arrival.entry.changes)
    return { success: 1, blueprint_id: id }
  },
  examples: [
    {
      title: 'The page',
      body: {
        customer_id: '8698a0e4-009d-4b2d-8a41-d7f35cf08b98',
        blueprint_name: 'Customer 1 Blueprint',
        tables: documentedTables,
      },
      reply: { success: 1, blueprint_id: 10 },
    },
  ],
})

import { operation } from '../../../engine/operation.ts'
import { refuseFlaws } from '../../refusals/refuse-flaws.ts'
import { customerWithId } from '../customers/find-customer.ts'
import { CreateBlueprintBody, CreateBlueprintReply } from './schemas.ts'
import { schemaFlaw, tablesOf } from './tables.ts'

/** Create a blueprint. Each call makes another one, also under a name that exists already. */
export const createBlueprint = operation({
  name: 'createBlueprint',
  method: 'POST',
  path: '/api/create_blueprint/',
  permission: 'read-write',
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
})

import { Type } from '@sinclair/typebox'
import type { Access } from '../../access.ts'
import type { Blueprint } from '../../records/records.ts'
import { notFound } from '../../refusals/errors.ts'
import { refuseFlaws } from '../../refusals/field-errors.ts'
import { schemaFlaw } from '../existing-names.ts'
import { Fields, SuccessReply } from '../fields.ts'
import { createsNothing, operation } from '../operation.ts'
import { documentedTables, tables, tablesOf } from './tables.ts'

const UpdateBlueprintBody = Fields('UpdateBlueprintBody', {
  blueprint_id: Type.Number({ description: 'The id of the blueprint.' }),
  tables,
})

/** Replaces the tables of a blueprint. Its name and customer cannot change. */
export const updateBlueprint = operation({
  name: 'updateBlueprint',
  method: 'POST',
  url: '/api/update_blueprint/',
  ...createsNothing,
  names: { blueprint_id: 'blueprint', tables: null },
  repeatRisk: null,
  irreversible: null,
  documentation: 'https://docs.explo.co/api-reference/blueprint-api/update',
  restsOn: ['blueprints', 'mappingTargets'],
  refusals: ['notFound', 'otherGroup', 'unknownSchema'],
  schema: {
    summary: 'Update a blueprint',
    body: UpdateBlueprintBody,
    response: { 200: SuccessReply },
  },
  handler: ({ access, arrival, body }) => {
    refuseFlaws(schemaFlaw(access, body.tables))
    const blueprint = blueprintWithId(access, body.blueprint_id)
    access.group.blueprints.update(blueprint, { tables: tablesOf(body.tables) }, arrival.entry.changes)
    return { success: 1 }
  },
  examples: [{ title: 'The page', body: { blueprint_id: 10, tables: documentedTables }, reply: { success: 1 } }],
})

/** The blueprint with this id in the API token's group. @throws {Refusal} 404 */
// Assumed: blueprints
function blueprintWithId({ team, group }: Access, id: number): Blueprint {
  const blueprint = group.blueprints.get(id)
  if (blueprint) return blueprint

  const elsewhere = team.groupOfBlueprint(id)
  if (elsewhere) {
    const reason = `blueprint ${id} exists in visibility group ${elsewhere.name}; this API token belongs to ${group.name}`
    throw notFound('otherGroup', reason, String(id))
  }
  throw notFound('notFound', `there is no blueprint ${id} in visibility group ${group.name}`, String(id))
}

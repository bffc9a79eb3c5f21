import type { Customer } from '../domain/customer.ts'
import { type Place, placeProblems } from '../domain/hierarchy.ts'
import type { JsonObject } from '../domain/json-text.ts'
import { mappingProblems } from '../domain/mapping.ts'
import type { Access } from './access.ts'
import { invalidFields } from './errors.ts'

/** What a request says about a customer that can be wrong beyond its type. */
interface Claims {
  readonly mapping?: JsonObject | null | undefined
  readonly groupTags?: readonly string[] | undefined
  readonly place?: Place | undefined
  /** Of the customer that is updated. */
  readonly children?: readonly Customer[] | undefined
}

/** Refuses names that do not exist in the token's visibility group or team, all at once. @throws {Refusal} 400 */
export function checkCustomer({ team, group }: Access, { mapping, groupTags = [], place, children }: Claims): void {
  const mappingFlaws = mapping ? mappingProblems(team, group.name, mapping) : []
  const unknownTags = groupTags.filter((tag) => !team.groupTags.has(tag))
  const { level, parent } = place ? placeProblems(team, group.customers, place, children) : { level: [], parent: [] }
  if (mappingFlaws.length + unknownTags.length + level.length + parent.length === 0) return

  throw invalidFields(
    {
      ...(mappingFlaws.length > 0 && { mapping: mappingFlaws }),
      ...(unknownTags.length > 0 && { group_tags: unknownTags.map((tag) => `Group tag "${tag}" does not exist.`) }),
      ...(level.length > 0 && { hierarchy_level_name: level }),
      ...(parent.length > 0 && { parent_provided_id: parent }),
    },
    mappingFlaws.length > 0 ? 'mappingTargets' : 'existingNames',
  )
}

import type { Customer } from '../domain/customer.ts'
import { type Place, placeProblems } from '../domain/hierarchy.ts'
import type { JsonObject } from '../domain/json-text.ts'
import { type MappingProblem, mappingProblems } from '../domain/mapping.ts'
import type { Access } from './access.ts'
import { type Flaw, refuseFlaws } from './refuse-flaws.ts'

/** What a request says about a customer that can be wrong beyond its type. */
interface Claims {
  readonly mapping?: JsonObject | null | undefined
  readonly groupTags?: readonly string[] | undefined
  readonly place?: Place | undefined
  readonly newProvidedId?: string | undefined
  /** The one that the request is to change, if it exists. */
  readonly customer?: Customer | undefined
}

/** Refuses names that do not exist in the token's visibility group or team, all at once. @throws {Refusal} 400 */
// Assumed: existingNames
export function checkCustomer(access: Access, claims: Claims): void {
  const { team, group } = access
  const { mapping, groupTags = [], place, newProvidedId, customer } = claims
  const { level, parent } = place ? placeProblems(team, group.customers, place, customer) : { level: [], parent: [] }

  refuseFlaws(
    {
      field: 'mapping',
      sentences: mapping ? mappingProblems(team, group.name, mapping).map(sentenceFor) : [],
      refusal: 'mappingTargets',
    },
    {
      field: 'group_tags',
      sentences: groupTags.filter((tag) => !team.groupTags.has(tag)).map((tag) => `Group tag "${tag}" does not exist.`),
      refusal: 'existingNames',
    },
    { field: 'hierarchy_level_name', sentences: level, refusal: 'existingNames' },
    { field: 'parent_provided_id', sentences: parent, refusal: 'existingNames' },
    newIdFlaw(access, newProvidedId, customer),
  )
}

/** Another group's data source is as if it did not exist. */
function sentenceFor({ schemaId, target, flaw }: MappingProblem): string {
  if (flaw === 'unknown schema') return `Schema "${schemaId}" does not exist.`
  return `Data source "${target}" does not exist for schema "${schemaId}".`
}

// Assumed: newProvidedId
function newIdFlaw({ group }: Access, newProvidedId: string | undefined, customer: Customer | undefined): Flaw {
  const holder = newProvidedId === undefined ? undefined : group.customers.get(newProvidedId)
  return {
    field: 'new_provided_id',
    sentences: holder && holder !== customer ? [`Customer "${newProvidedId}" already exists.`] : [],
    refusal: 'takenId',
  }
}

import type { Access } from '../access.ts'
import { noProblems, type Place, placeProblems } from '../records/hierarchy.ts'
import type { JsonObject } from '../records/json-text.ts'
import { type MappingProblem, mappingProblems } from '../records/mapping.ts'
import type { Customer, ResourceType } from '../records/records.ts'
import type { Team } from '../records/team.ts'
import { type Flaw, flawOf, refuseFlaws } from '../refusals/field-errors.ts'

/** The names that a request gives to a customer. They may not exist. */
interface Claims {
  readonly mapping?: JsonObject | null | undefined
  readonly groupTags?: readonly string[] | null | undefined
  readonly place?: Place | undefined
  readonly newProvidedId?: string | undefined
  /** The customer that the request changes, if it exists. */
  readonly customer?: Customer | undefined
}

/** Refuses names that do not exist in the token's visibility group or team, all at once. @throws {Refusal} 400 */
// Assumed: existingNames
export function checkCustomer(access: Access, claims: Claims): void {
  const { team, group } = access
  const { mapping, groupTags, place, newProvidedId, customer } = claims
  const { level, parent } = place ? placeProblems(team, group.customers, place, customer) : noProblems

  refuseFlaws(
    mapping && flawOf('mapping', 'mappingTargets', mappingProblems(team, group.name, mapping).map(sentenceFor)),
    groupTags && flawOf('group_tags', 'existingNames', unknownTags(groupTags, team)),
    flawOf('hierarchy_level_name', 'existingNames', level),
    flawOf('parent_provided_id', 'existingNames', parent),
    newProvidedId === undefined ? undefined : newIdFlaw(access, newProvidedId, customer),
  )
}

/** A data source of another group is reported as one that does not exist. */
function sentenceFor({ schemaId, target, flaw }: MappingProblem): string {
  if (flaw === 'unknown schema') return `Schema "${schemaId}" does not exist.`
  return `Data source "${target}" does not exist for schema "${schemaId}".`
}

function unknownTags(tags: readonly string[], { groupTags }: Team): string[] {
  return tags.filter((tag) => !groupTags.has(tag)).map((tag) => `Group tag "${tag}" does not exist.`)
}

// Assumed: newProvidedId
function newIdFlaw({ group }: Access, newProvidedId: string, customer: Customer | undefined): Flaw | undefined {
  const holder = group.customers.get(newProvidedId)
  const isTaken = holder !== undefined && holder !== customer
  return isTaken ? flawOf('new_provided_id', 'takenId', [`Customer "${newProvidedId}" already exists.`]) : undefined
}

/** The flaw of tables that name unknown schemas, in a team that declares schemas. */
// Assumed: blueprints
export function schemaFlaw({ team }: Access, tables: readonly { readonly schema_id: number }[]): Flaw | undefined {
  const { schemas, assumptions } = team
  if (assumptions.mappingTargets === 'any' || schemas.size === 0) return undefined

  const unknown = new Set(tables.map(({ schema_id }) => String(schema_id)).filter((id) => !schemas.has(id)))
  const sentences = [...unknown].map((id) => `Schema "${id}" does not exist.`)
  return flawOf('tables', 'unknownSchema', sentences)
}

type EmbeddedType = ResourceType | 'blueprint'

const resourceNames = { blueprint: 'blueprint', dashboard: 'dashboard', report: 'report builder' }

/** The flaw of an embed id that no resource of these types has, in a team that declares resources. */
// Assumed: embedIds
export function embedIdFlaw(
  access: Access,
  field: string,
  embedId: string,
  ...types: readonly EmbeddedType[]
): Flaw | undefined {
  const { assumptions, dashboards, reportBuilders } = access.team
  if (assumptions.embedIds === 'any' || dashboards.size + reportBuilders.size === 0) return undefined
  if (types.flatMap((type) => resourcesOf(type, access)).some((resource) => resource.embedId === embedId))
    return undefined

  // Not made when the module is loaded, because that takes as long as loading Fastify.
  const oneOf = new Intl.ListFormat('en-GB', { type: 'disjunction' })
  const names = oneOf.format(types.map((type) => resourceNames[type]))
  return flawOf(field, 'embedIds', [`There is no ${names} "${embedId}".`])
}

function resourcesOf(type: EmbeddedType, { team, group }: Access): readonly { readonly embedId: string }[] {
  if (type === 'blueprint') return group.blueprints.list()
  return [...(type === 'dashboard' ? team.dashboards : team.reportBuilders).values()]
}

import type { JsonObject } from './json-text.ts'
import type { DataSource } from './records.ts'
import type { Team } from './team.ts'

type MappingTargets = Pick<Team, 'assumptions' | 'schemas' | 'dataSources'>

/** A wrong entry of a mapping. */
export interface MappingProblem {
  readonly schemaId: string
  /** The data source that the entry names. */
  readonly target: string
  readonly flaw: 'unknown schema' | 'unknown data source' | 'other schema' | 'other group'
}

/**
 * What is wrong with a mapping of schema ids to data sources, one problem per wrong entry.
 * A team that declares neither schemas nor data sources accepts any mapping.
 */
// Assumed: mappingTargets
export function mappingProblems(team: MappingTargets, visibilityGroup: string, mapping: JsonObject): MappingProblem[] {
  if (team.assumptions.mappingTargets === 'any') return []
  if (team.schemas.size === 0 && team.dataSources.size === 0) return []
  return Object.entries(mapping).flatMap(([schemaId, value]) => {
    const target = String(value)
    const flaw = entryFlaw(team, visibilityGroup, schemaId, target)
    return flaw === undefined ? [] : [{ schemaId, target, flaw }]
  })
}

function entryFlaw(
  team: MappingTargets,
  visibilityGroup: string,
  schemaId: string,
  target: string,
): MappingProblem['flaw'] | undefined {
  if (!team.schemas.has(schemaId)) return 'unknown schema'

  const dataSource = dataSourceNamed(team, target)
  if (!dataSource) return 'unknown data source'
  if (dataSource.schemaId !== schemaId) return 'other schema'
  return isVisible(dataSource, visibilityGroup) ? undefined : 'other group'
}

function dataSourceNamed(team: MappingTargets, idOrProvidedId: string): DataSource | undefined {
  const byId = team.dataSources.get(idOrProvidedId)
  return byId ?? [...team.dataSources.values()].find(({ providedId }) => providedId === idOrProvidedId)
}

function isVisible({ visibilityGroups }: DataSource, visibilityGroup: string): boolean {
  return visibilityGroups === null || visibilityGroups.includes(visibilityGroup)
}

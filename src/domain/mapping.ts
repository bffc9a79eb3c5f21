import type { JsonObject } from './json-text.ts'
import type { DataSource } from './resources.ts'
import type { Team } from './team.ts'

type MappingTargets = Pick<Team, 'assumptions' | 'schemas' | 'dataSources'>

/**
 * What is wrong with a mapping of schema ids to data sources, one sentence per wrong entry.
 * A team that declares neither schemas nor data sources accepts any mapping.
 */
// Assumed: mappingTargets
export function mappingProblems(team: MappingTargets, visibilityGroup: string, mapping: JsonObject): string[] {
  if (team.assumptions.mappingTargets === 'any') return []
  if (team.schemas.size === 0 && team.dataSources.size === 0) return []
  return Object.entries(mapping).flatMap(([schemaId, target]) => entryProblem(team, visibilityGroup, schemaId, target))
}

function entryProblem(team: MappingTargets, visibilityGroup: string, schemaId: string, target: unknown): string[] {
  if (!team.schemas.has(schemaId)) return [`Schema "${schemaId}" does not exist.`]

  const dataSource = dataSourceNamed(team, String(target))
  if (!dataSource || dataSource.schemaId !== schemaId || !isVisible(dataSource, visibilityGroup)) {
    return [`Data source "${target}" does not exist for schema "${schemaId}".`]
  }
  return []
}

function dataSourceNamed(team: MappingTargets, idOrProvidedId: string): DataSource | undefined {
  const byId = team.dataSources.get(idOrProvidedId)
  return byId ?? [...team.dataSources.values()].find(({ providedId }) => providedId === idOrProvidedId)
}

function isVisible({ visibilityGroups }: DataSource, visibilityGroup: string): boolean {
  return visibilityGroups === null || visibilityGroups.includes(visibilityGroup)
}

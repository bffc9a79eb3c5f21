import type { JsonObject } from '../domain/json-text.ts'
import { type MappingProblem, mappingProblems } from '../domain/mapping.ts'
import type { Access } from './access.ts'
import { invalidFields } from './errors.ts'

/** Refuses a mapping to schemas or data sources that the token's visibility group does not have. */
export function checkMapping({ team, group }: Access, mapping: JsonObject | null | undefined): void {
  if (!mapping) return

  const problems = mappingProblems(team, group.name, mapping)
  if (problems.length > 0) throw invalidFields({ mapping: problems.map(sentenceFor) }, 'mappingTargets')
}

/** Another group's data source is as if it did not exist. */
function sentenceFor({ schemaId, target, flaw }: MappingProblem): string {
  if (flaw === 'unknown schema') return `Schema "${schemaId}" does not exist.`
  return `Data source "${target}" does not exist for schema "${schemaId}".`
}

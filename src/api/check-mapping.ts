import type { JsonObject } from '../domain/json-text.ts'
import { mappingProblems } from '../domain/mapping.ts'
import type { Access } from './access.ts'
import { invalidFields } from './errors.ts'

/** Refuses a mapping to schemas or data sources that the token's visibility group does not have. */
export function checkMapping({ team, group }: Access, mapping: JsonObject | null | undefined): void {
  if (!mapping) return

  const problems = mappingProblems(team, group.name, mapping)
  if (problems.length > 0) throw invalidFields({ mapping: problems }, 'mappingTargets')
}

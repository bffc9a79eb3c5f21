import type { Team } from './team.ts'

/** Whether `level` stands strictly above `other`: the first level of a team is its highest. */
export function isAbove(team: Pick<Team, 'hierarchyLevels'>, level: string, other: string): boolean {
  return team.hierarchyLevels.indexOf(level) < team.hierarchyLevels.indexOf(other)
}

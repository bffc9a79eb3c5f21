import type { Customer } from './customer.ts'
import type { Customers } from './customers.ts'
import type { Team } from './team.ts'

/** Whether `level` stands strictly above `other`: the first level of a team is its highest. */
export function isAbove(team: Pick<Team, 'hierarchyLevels'>, level: string, other: string): boolean {
  return team.hierarchyLevels.indexOf(level) < team.hierarchyLevels.indexOf(other)
}

/** Where a customer stands, or is meant to stand. */
export type Place = Pick<Customer, 'hierarchyLevel' | 'parentId'>

/** What is wrong with a place: sentences about the level, and about the parent. */
export interface PlaceProblems {
  readonly level: readonly string[]
  readonly parent: readonly string[]
}

/** Checks where a customer is to stand. `children` are those that it has already, if it exists. */
export function placeProblems(
  team: Pick<Team, 'hierarchyLevels'>,
  customers: Customers,
  { hierarchyLevel, parentId }: Place,
  children: readonly Customer[] = [],
): PlaceProblems {
  if (!team.hierarchyLevels.includes(hierarchyLevel)) {
    return { level: [`Hierarchy level "${hierarchyLevel}" does not exist.`], parent: [] }
  }
  const blocking = children.filter((child) => !isAbove(team, hierarchyLevel, child.hierarchyLevel))
  return {
    level: blocking.map((child) => `The child "${child.providedId}" is on level "${child.hierarchyLevel}".`),
    parent: parentId === null ? [] : parentProblems(team, customers.get(parentId), parentId, hierarchyLevel),
  }
}

function parentProblems(
  team: Pick<Team, 'hierarchyLevels'>,
  parent: Customer | undefined,
  parentId: string,
  level: string,
): string[] {
  if (!parent) return [`Customer "${parentId}" does not exist.`]
  return isAbove(team, parent.hierarchyLevel, level) ? [] : ['The parent must be on a strictly higher level.']
}

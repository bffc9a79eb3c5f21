import type { Customers } from './customers.ts'
import type { Customer } from './records.ts'
import type { Team } from './team.ts'

type Levels = Pick<Team, 'hierarchyLevels'>

/** Whether `level` is strictly above `other`. The first level of a team is the highest. */
export function isAbove(team: Levels, level: string, other: string): boolean {
  return team.hierarchyLevels.indexOf(level) < team.hierarchyLevels.indexOf(other)
}

/** The intended place of a customer. Its level is undefined when it is not known. */
export interface Place {
  readonly hierarchyLevel: string | undefined
  readonly parentId: string | null
}

/** Sentences about what is wrong with the level and with the parent of a place. */
interface PlaceProblems {
  readonly level: readonly string[]
  readonly parent: readonly string[]
}

/** For a place without problems. */
export const noProblems: PlaceProblems = { level: [], parent: [] }

/** Checks the place of a customer. @param customer Left out for one that does not exist yet. */
export function placeProblems(
  team: Levels,
  customers: Customers,
  { hierarchyLevel, parentId }: Place,
  customer?: Customer,
): PlaceProblems {
  if (hierarchyLevel !== undefined && !team.hierarchyLevels.includes(hierarchyLevel)) {
    return { level: [`Hierarchy level "${hierarchyLevel}" does not exist.`], parent: [] }
  }
  if (!customer && parentId === null) return noProblems
  return {
    level: customer && hierarchyLevel !== undefined ? childProblems(team, customers, customer, hierarchyLevel) : [],
    parent: parentId === null ? [] : parentProblems(team, customers, parentId, hierarchyLevel, customer),
  }
}

function childProblems(team: Levels, customers: Customers, customer: Customer, level: string): string[] {
  if (level === customer.hierarchyLevel) return []
  const blocking = customers.childrenOf(customer).find((child) => !isAbove(team, level, child.hierarchyLevel))
  return blocking ? [`The child "${blocking.providedId}" is on level "${blocking.hierarchyLevel}".`] : []
}

function parentProblems(
  team: Levels,
  customers: Customers,
  parentId: string,
  level: string | undefined,
  customer: Customer | undefined,
): string[] {
  const parent = customers.get(parentId)
  if (!parent) return [`Customer "${parentId}" does not exist.`]
  if (parent === customer) return ['A customer cannot be its own parent.']
  if (level === undefined || isAbove(team, parent.hierarchyLevel, level)) return []
  return ['The parent must be on a strictly higher level.']
}

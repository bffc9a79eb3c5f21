import type { Customers } from './customers.ts'
import type { Customer } from './records.ts'
import type { Team } from './team.ts'

/** Whether `level` stands strictly above `other`: the first level of a team is its highest. */
export function isAbove(team: Pick<Team, 'hierarchyLevels'>, level: string, other: string): boolean {
  return team.hierarchyLevels.indexOf(level) < team.hierarchyLevels.indexOf(other)
}

/** Where a customer is meant to stand. Its level is undefined when nobody can know it. */
export interface Place {
  readonly hierarchyLevel: string | undefined
  readonly parentId: string | null
}

/** What is wrong with a place: sentences about the level, and about the parent. */
interface PlaceProblems {
  readonly level: readonly string[]
  readonly parent: readonly string[]
}

/** Nothing is wrong with the place. */
export const fitting: PlaceProblems = { level: [], parent: [] }

/** Checks where a customer is to stand: `customer`, or one that does not exist yet. */
export function placeProblems(
  team: Pick<Team, 'hierarchyLevels'>,
  customers: Customers,
  { hierarchyLevel, parentId }: Place,
  customer?: Customer,
): PlaceProblems {
  if (hierarchyLevel !== undefined && !team.hierarchyLevels.includes(hierarchyLevel)) {
    return { level: [`Hierarchy level "${hierarchyLevel}" does not exist.`], parent: [] }
  }
  if (!customer && parentId === null) return fitting
  return {
    level: customer && hierarchyLevel !== undefined ? childProblems(team, customers, customer, hierarchyLevel) : [],
    parent: parentId === null ? [] : parentProblems(team, customers, parentId, hierarchyLevel, customer),
  }
}

function childProblems(
  team: Pick<Team, 'hierarchyLevels'>,
  customers: Customers,
  customer: Customer,
  level: string,
): string[] {
  if (level === customer.hierarchyLevel) return []
  const blocking = customers.childrenOf(customer).find((child) => !isAbove(team, level, child.hierarchyLevel))
  return blocking ? [`The child "${blocking.providedId}" is on level "${blocking.hierarchyLevel}".`] : []
}

function parentProblems(
  team: Pick<Team, 'hierarchyLevels'>,
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

import type { Operation, OperationGroup } from '../../engine/operation.ts'
import { blueprints } from './blueprints/index.ts'
import { customers } from './customers/index.ts'
import { endUsers } from './end-users/index.ts'
import { groupTags } from './group-tags/index.ts'
import { partners } from './partners/index.ts'
import { resources } from './resources/index.ts'
import { userGroups } from './user-groups/index.ts'

/** Everything that the Explo API can do. Routes, filters and documents are made from this list. */
export const operationGroups: readonly OperationGroup[] = [
  customers,
  blueprints,
  resources,
  partners,
  groupTags,
  endUsers,
  userGroups,
]

export const operations: readonly Operation[] = operationGroups.flatMap(({ operations }) => operations)

export const operationNames: readonly string[] = operations.map(({ name }) => name)

/** The documented path of an operation, then its older ones. */
// Assumed: legacyPaths
export function pathsOf({ path, legacyPaths = [] }: Operation): readonly string[] {
  return [path, ...legacyPaths.map(({ path }) => path)]
}

/** Every path of the API, with the operations that it answers by method. */
export const operationsByPath: ReadonlyMap<string, readonly Operation[]> = byPath()

function byPath(): Map<string, Operation[]> {
  const map = new Map<string, Operation[]>()
  for (const operation of operations) {
    for (const path of pathsOf(operation)) map.set(path, [...(map.get(path) ?? []), operation])
  }
  return map
}

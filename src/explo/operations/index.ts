import { type OperationGroup, urlsOf } from '../../engine/operation.ts'
import { blueprints } from './blueprints/index.ts'
import { customers } from './customers/index.ts'
import { endUsers } from './end-users/index.ts'
import { groupTags } from './group-tags/index.ts'
import type { ExploOperation } from './operation.ts'
import { partners } from './partners/index.ts'
import { resources } from './resources/index.ts'
import { userGroups } from './user-groups/index.ts'

/** Everything that the Explo API can do. Routes, filters and documents are made from this list. */
export const operationGroups = [
  customers,
  blueprints,
  resources,
  partners,
  groupTags,
  endUsers,
  userGroups,
] as const satisfies readonly OperationGroup[]

/** An operation that Explo documents. */
export type OperationName = (typeof operationGroups)[number]['operations'][number]['name']

export const operations: readonly ExploOperation<OperationName>[] = operationGroups.flatMap(({ operations }) => [
  ...operations,
])

export const operationNames: readonly OperationName[] = operations.map(({ name }) => name)

const byName: ReadonlyMap<string, ExploOperation<OperationName>> = new Map(operations.map((one) => [one.name, one]))

/** The operation of that name; undefined for a request that reached none. */
export function operationNamed(name: string | null): ExploOperation<OperationName> | undefined {
  return name === null ? undefined : byName.get(name)
}

/** The operation at a path, with its last slash or without, when it is called by its own method. */
export function operationAt(method: string, path: string): ExploOperation<OperationName> | undefined {
  const slashed = path.endsWith('/') ? path : `${path}/`
  return operations.find((one) => one.method === method && urlsOf(one).some(({ url }) => url === slashed))
}

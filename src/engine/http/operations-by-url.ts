import { type Operation, urlsOf } from '../operation.ts'
import type { Service } from '../service.ts'

/** Every URL of a service as documented, with the operations that it answers: one for each method. */
export type OperationsByUrl = ReadonlyMap<string, readonly Operation[]>

export function operationsByUrl({ groups }: Pick<Service, 'groups'>): OperationsByUrl {
  const map = new Map<string, Operation[]>()
  for (const operation of groups.flatMap(({ operations }) => operations)) {
    for (const { url } of urlsOf(operation)) map.set(url, [...(map.get(url) ?? []), operation])
  }
  return map
}

/** The `Allow` header of a URL that these operations answer. */
export function allowedMethods(operations: readonly Operation[]): string {
  return [...operations.map(({ method }) => method), 'OPTIONS'].join(', ')
}

import type { Operation } from '../operation.ts'

/** The `Allow` header of a path that these operations answer. */
export function allowedMethods(operations: readonly Operation[]): string {
  return [...operations.map(({ method }) => method), 'OPTIONS'].join(', ')
}

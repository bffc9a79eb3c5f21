import type { PathReport } from '../../engine/catalogue.ts'
import type { Operation } from '../../engine/operation.ts'

/** Every path of an operation, its own first. What is documented without its slash has both forms. */
export function operationPaths({ path, isSlashOptional, legacyPaths = [] }: Operation): PathReport[] {
  const forms = isSlashOptional ? [path, path.slice(0, -1)] : [path]
  return [
    ...forms.map((form) => ({ path: form, basis: 'documented' as const, isLegacy: false })),
    ...legacyPaths.map((legacy) => ({ ...legacy, isLegacy: true })),
  ]
}

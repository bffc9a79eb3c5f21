import { type Operation, urlsOf } from '../../src/engine/operation.ts'

/** Every URL of an operation that ends with its slash: its own, then its older ones. */
export function documentedUrls(operation: Pick<Operation, 'url' | 'legacyUrls'>): string[] {
  return urlsOf({ ...operation, isSlashOptional: false }).map(({ url }) => url)
}

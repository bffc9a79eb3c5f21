import { type Operation, urlsOf } from '../../src/engine/operation.ts'

/** The URLs of an operation with their trailing slash: its own first, then its legacy URLs. */
export function documentedUrls(operation: Pick<Operation, 'url' | 'legacyUrls'>): string[] {
  return urlsOf({ ...operation, isSlashOptional: false }).map(({ url }) => url)
}

import type { Access } from '../../access.ts'
import { notFound } from '../../refusals/errors.ts'

/** @throws {Refusal} 404 when the team has no such tag. */
export function checkGroupTag({ team }: Access, name: string): void {
  if (!team.groupTags.has(name)) throw notFound('unknownTag', `the team has no group tag "${name}"`, name)
}

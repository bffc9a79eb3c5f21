import type { ResourceType } from '../domain/publications.ts'
import type { Access } from './access.ts'
import { invalidFields } from './errors.ts'

/** Refuses the embed id of a resource that does not exist, where the world declares any. @throws {Refusal} 400 */
// Assumed: embedIds
export function checkEmbedId({ team }: Access, field: string, embedId: string, types: readonly ResourceType[]): void {
  if (team.assumptions.embedIds === 'any') return
  if (team.dashboards.size === 0 && team.reportBuilders.size === 0) return

  const resources = types.flatMap((type) => [
    ...(type === 'dashboard' ? team.dashboards : team.reportBuilders).values(),
  ])
  if (resources.some((resource) => resource.embedId === embedId)) return
  throw invalidFields({ [field]: [`${types.join(' or ')} "${embedId}" does not exist.`] }, 'embedIds')
}

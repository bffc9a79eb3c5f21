import type { Access } from '../access.ts'
import type { ResourceType } from '../records/publications.ts'
import { type Flaw, flawOf } from '../refusals/refuse-flaws.ts'

const names = { dashboard: 'dashboard', report: 'report builder' }

/** What is wrong with an embed id: no resource of these types has it, though the world declares some. */
// Assumed: embedIds
export function embedIdFlaw(
  { team }: Access,
  field: string,
  embedId: string,
  ...types: readonly ResourceType[]
): Flaw | undefined {
  const { assumptions, dashboards, reportBuilders } = team
  const isAnyAllowed = assumptions.embedIds === 'any' || dashboards.size + reportBuilders.size === 0
  const resources = types.flatMap((type) => [...(type === 'dashboard' ? dashboards : reportBuilders).values()])
  const exists = isAnyAllowed || resources.some((resource) => resource.embedId === embedId)
  const what = types.map((type) => names[type]).join(' or ')
  return flawOf(field, 'embedIds', exists ? [] : [`There is no ${what} "${embedId}".`])
}

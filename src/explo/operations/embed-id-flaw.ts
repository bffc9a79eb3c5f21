import type { Access } from '../access.ts'
import type { ResourceType } from '../records/records.ts'
import { type Flaw, flawOf } from '../refusals/field-errors.ts'

const names = { blueprint: 'blueprint', dashboard: 'dashboard', report: 'report builder' }

/** What is wrong with an embed id: no resource of these types has it, though the world declares some. */
// Assumed: embedIds
export function embedIdFlaw(
  access: Access,
  field: string,
  embedId: string,
  ...types: readonly (ResourceType | 'blueprint')[]
): Flaw | undefined {
  const { assumptions, dashboards, reportBuilders } = access.team
  const isAnyAllowed = assumptions.embedIds === 'any' || dashboards.size + reportBuilders.size === 0
  const resources = types.flatMap((type) => resourcesOf(type, access))
  const exists = isAnyAllowed || resources.some((resource) => resource.embedId === embedId)
  const what = types.map((type) => names[type]).join(' or ')
  return flawOf(field, 'embedIds', exists ? [] : [`There is no ${what} "${embedId}".`])
}

function resourcesOf(
  type: ResourceType | 'blueprint',
  { team, group }: Access,
): readonly { readonly embedId: string }[] {
  if (type === 'blueprint') return group.blueprints.list()
  return [...(type === 'dashboard' ? team.dashboards : team.reportBuilders).values()]
}

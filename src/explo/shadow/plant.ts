import { NotTried } from '../../engine/contract/check-run.ts'
import type { Reply } from '../../engine/contract/reply.ts'
import { blueprintToFixture } from '../fixture/blueprints.ts'
import type { Blueprint } from '../records/blueprint.ts'
import type { Customer } from '../records/customer.ts'
import { fromJsonText } from '../records/json-text.ts'

/** The body that creates at the upstream a customer that the fake has. */
export function customerBody(
  { name, isDemo, mapping, properties, emails, hierarchyLevel }: Customer,
  { providedId, groupTags, parentId }: { providedId: string; groupTags: readonly string[]; parentId: string | null },
): object {
  return {
    provided_id: providedId,
    name,
    is_demo_group: isDemo,
    mapping: fromJsonText(mapping),
    properties: fromJsonText(properties),
    emails,
    group_tags: groupTags,
    hierarchy_level_name: hierarchyLevel,
    ...(parentId !== null && { parent_provided_id: parentId }),
  }
}

/** The body that creates at the upstream a blueprint that the fake has. */
export function blueprintBody(blueprint: Blueprint, group: string, prefix: string): object {
  const { customer_id, blueprint_name, tables } = blueprintToFixture(blueprint, group)
  return { customer_id: prefix + customer_id, blueprint_name, tables }
}

/** Says that the upstream has not created a record that the fake has. */
export function cannotPlant(what: string, { status }: Reply): NotTried {
  return new NotTried(
    `${what} was in the fake before any call, and making it at the upstream is answered with ${status}`,
  )
}

import { defaultsOf } from '../../src/engine/options/assumptions.ts'
import type { Assumptions } from '../../src/explo/assumptions.ts'
import { explo } from '../../src/explo/index.ts'
import type { NewCustomer } from '../../src/explo/records/records.ts'
import { Team } from '../../src/explo/records/team.ts'

/** A team with predictable tokens, embed ids and secrets. */
export function teamOf(...hierarchyLevels: readonly string[]): Team {
  const team = new Team(defaultsOf(explo).assumptions as Assumptions, {
    customerToken: (group, id, nth) => `${group}/${id}/${nth}`,
    blueprintEmbedId: (...key) => key.join('/'),
    embedSecret: (group) => ({ keyId: `own key of ${group}`, keyValue: 'k'.repeat(32), visibilityGroup: group }),
  })
  if (hierarchyLevels.length > 0) team.hierarchyLevels = hierarchyLevels
  return team
}

/** The fields of a new customer, also those that a test does not need. */
export function customerFields(fields: Partial<NewCustomer> = {}): NewCustomer {
  return { name: 'A customer', hierarchyLevel: 'Customer', ...fields }
}

import type { Customer } from '../../records/customer.ts'
import { fromJsonText } from '../../records/json-text.ts'
import type { Team } from '../../records/team.ts'
import type { UserGroup } from './schemas.ts'

/** A customer in the words of the deprecated API, its keys in the documented order. */
export function toUserGroup(customer: Customer, { id, assumptions }: Team): UserGroup {
  return {
    // Assumed: teamId
    team_id: id,
    token: customer.token,
    name: customer.name,
    provided_id: customer.providedId,
    is_demo_group: customer.isDemo,
    // Assumed: userGroupProperties
    ...(assumptions.userGroupProperties === 'include' && { properties: fromJsonText(customer.properties) }),
    // Assumed: apiEnvironmentTag
    ...(assumptions.apiEnvironmentTag === 'include' && { api_environment_tag: null }),
  }
}

/** Why the fake answers more than older revisions of the documentation show. */
export const sinceThen = {
  '/user_group/is_demo_group': 'replyFields',
  '/user_group/properties': 'userGroupProperties',
} as const

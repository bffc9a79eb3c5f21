import type { EndUser } from '../../records/customer.ts'
import { fromJsonText } from '../../records/json-text.ts'
import type { Team } from '../../records/team.ts'
import { pythonRepr } from './python-repr.ts'
import type { EndUser as WireEndUser } from './schemas.ts'

/** An end user on the wire. */
export function toEndUser({ providedId, email, attributes }: EndUser, { assumptions }: Team): WireEndUser {
  return {
    provided_id: providedId,
    email,
    // Assumed: endUserAttributes
    attributes: assumptions.endUserAttributes === 'python-repr' ? pythonRepr(attributes) : fromJsonText(attributes),
  }
}

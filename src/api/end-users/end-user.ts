import type { EndUser } from '../../domain/end-users.ts'
import { fromJsonText } from '../../domain/json-text.ts'
import type { Team } from '../../domain/team.ts'
import { pythonRepr } from './python-repr.ts'
import type { EndUser as WireEndUser } from './schemas.ts'

/** An end user on the wire. */
export function toEndUser({ providedId, email, attributes }: EndUser, { assumptions }: Team): WireEndUser {
  const value = fromJsonText(attributes)
  return {
    provided_id: providedId,
    email,
    // Assumed: endUserAttributes
    attributes: assumptions.endUserAttributes === 'python-repr' ? pythonRepr(value) : value,
  }
}

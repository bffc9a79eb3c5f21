import { writeJson } from '../../../engine/input/json-spelling.ts'
import type { Customer } from '../../records/customer.ts'
import type { Team } from '../../records/team.ts'
import { toUserGroup } from './user-group.ts'

/** More groups than a suite asks for over and over. */
const maxReplies = 2000
/** Longer ones are made each time. */
const maxLength = 4000

/** The answers of a team while it has one number, which is in each of them. */
interface Replies {
  readonly teamId: number
  readonly byCustomer: Map<Customer, string>
}

/** A reset brings a new team, and with it no replies. */
const repliesOf = new WeakMap<Team, Replies>()

/**
 * The JSON of what get-or-create answers for a group that exists already. Suites ask for the same few groups again and
 * again, and a customer is replaced rather than changed: making the text once saves a seventh of the whole request.
 */
export function knownGroupReply(customer: Customer, team: Team): string {
  const replies = repliesIn(team)
  const known = replies.get(customer)
  if (known !== undefined) return known

  const reply = writeJson({ success: 1, new_user_group: false, user_group: toUserGroup(customer, team) })
  if (reply.length > maxLength) return reply
  if (replies.size === maxReplies) replies.clear()
  replies.set(customer, reply)
  return reply
}

function repliesIn(team: Team): Map<Customer, string> {
  const known = repliesOf.get(team)
  if (known?.teamId === team.id) return known.byCustomer

  const byCustomer = new Map<Customer, string>()
  repliesOf.set(team, { teamId: team.id, byCustomer })
  return byCustomer
}

import type { AccountAccess } from '../engine/contract/account.ts'
import type { Client } from '../engine/contract/client.ts'
import { readCredentials } from '../engine/credentials.ts'
import { FakeError } from '../engine/input/tester-error.ts'
import { credentialsHeader } from './access.ts'
import { CheckRun, type Need, observe, send } from './contract/check.ts'
import { ExploCreatedRecords } from './contract/created-records.ts'
import { checks, outOfReach } from './contract/index.ts'
import { contractPrefix, removeLeftovers, removeUnlisted } from './contract/remove-leftovers.ts'
import { operationAt } from './operations/index.ts'
import { leadsToForeign, withheld, withholdForeign } from './own-records.ts'
import { assumptionsBehind, comparison } from './shadow/comparison.ts'
import { ExploSession } from './shadow/session.ts'
import { tokensOf } from './shadow/tokens.ts'

const header = credentialsHeader.name.toLowerCase()

/** Why a check cannot be tried without what it needs. */
const lacks: { readonly [One in Need]: string } = {
  writer: 'needs a read-write API token',
  reader: 'needs a read-only API token of the same visibility group, too (--read-only-token)',
  other: 'needs an API token of another visibility group, too (--other-token)',
  customerNumber: "needs Explo's number of a customer, which the API does not tell (--customer-id)",
  irreversible:
    'cannot be undone: it would publish, send e-mail, open a portal or connect a partner (--irreversible tries it)',
}

/** How the contract and the shadow call a real account of Explo. */
export const account: AccountAccess = {
  serviceName: 'Explo',
  // Below the documented 180, because a clock here and a clock there do not agree to the millisecond.
  callsPerMinute: 170,
  prefixes: { contract: contractPrefix, shadow: 'explo-fake-shadow-' },
  authorization: {
    header,
    read: (headers) => readCredentials(credentialsHeader, headers).token,
    write: (headers, token) => {
      const [scheme] = (headers[header] ?? 'Token').trim().split(' ', 1)
      return { ...headers, [header]: `${scheme} ${token}` }
    },
  },
  operationAt,
  checkAccess,
  canWrite,
  noteRecords: (prefix) => new ExploCreatedRecords(prefix),
  removeLeftovers,
  removeUnlisted,
  checks,
  outOfReach,
  lacks,
  observe,
  openCheckRun: (options) => new CheckRun(options),
  others: { withheld, withhold: withholdForeign, isInOthers: leadsToForeign },
  shadow: { openSession: (options) => new ExploSession(options), tokensOf, comparison, assumptionsBehind },
}

async function checkAccess(client: Client, url: string): Promise<void> {
  const { status } = await send(client, 'listGroupTags')
  if (status !== 401 && status !== 403) return
  throw new FakeError(
    'TOKEN_REFUSED',
    `${url} refuses the API token with ${status}.`,
    'Give an API token of this service.',
  )
}

/** The call lacks its only field, so that it creates nothing. */
async function canWrite(client: Client): Promise<boolean> {
  const { status } = await send(client, 'createGroupTag', {})
  return status !== 403
}

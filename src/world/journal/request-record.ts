import type { AssumptionName } from '../../domain/assumptions.ts'
import type { Change } from '../../domain/change.ts'
import type { Customer } from '../../domain/customer.ts'
import type { Permission } from '../../domain/team.ts'
import { isoTime } from '../clock.ts'
import { customerToFixture, type FixtureCustomer } from '../fixture/dump.ts'
import type { Entry } from './entry.ts'
import type { Redactor } from './redact.ts'

/** What a request did to one record, in the words of a fixture. */
export interface RecordedChange {
  readonly kind: 'customer'
  readonly visibilityGroup: string
  /** Null when the request created the record. */
  readonly before: FixtureCustomer | null
  /** Null when the request deleted the record. */
  readonly after: FixtureCustomer | null
}

/** A request that the fake received. Credentials and customer tokens are cut to their last four characters. */
export interface RequestRecord {
  /** Counts from `r1` since the last reset; the answer's header `x-explo-fake-request` names it. */
  readonly id: string
  /** ISO 8601, on the world's clock. */
  readonly receivedAt: string
  /** The name of the operation, for example `createUserGroup`; null when the request matched none. */
  readonly operation: string | null
  readonly method: string
  /** With the query, if there was one. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The parsed JSON body; the text of one that is not JSON; null without one. */
  readonly body: unknown
  /** Where the API token belongs; null when it was missing or unknown. */
  readonly visibilityGroup: string | null
  readonly permission: Permission | null
  /** Null while the request is under way. */
  readonly status: number | null
  /** The parsed answer; null without one. */
  readonly reply: unknown
  readonly changes: readonly RecordedChange[]
  /** Why the request was refused, in words for the tester; null when it was not. */
  readonly reason: string | null
  /** How to cure a refusal, where that can be known. */
  readonly hint: string | null
  /** The assumption about Explo that a refusal rests on. */
  readonly assumption: AssumptionName | null
  /** Fields of the body that no document of Explo names. */
  readonly unknownFields: readonly string[]
}

/** What a tester may see of a journal entry. */
export function describeRequest(entry: Entry, redactor: Redactor): RequestRecord {
  return {
    id: entry.id,
    receivedAt: isoTime(entry.receivedAt),
    operation: entry.operation,
    method: entry.method,
    path: redactor.text(entry.target),
    headers: redactor.headers(entry.headers),
    body: redactor.json(entry.isJson ? JSON.parse(entry.body as string) : entry.body),
    visibilityGroup: entry.visibilityGroup,
    permission: entry.permission,
    status: entry.status,
    reply: entry.reply ? redactor.json(JSON.parse(entry.reply)) : null,
    changes: entry.changes.map((change) => describeChange(change, redactor)),
    reason: entry.reason && redactor.sentence(entry.reason),
    hint: entry.hint && redactor.sentence(entry.hint),
    assumption: entry.assumption,
    unknownFields: entry.unknownFields.map((field) => redactor.text(field)),
  }
}

function describeChange({ kind, visibilityGroup, before, after }: Change, redactor: Redactor): RecordedChange {
  const describe = (customer: Customer) =>
    redactor.json(customerToFixture(customer, visibilityGroup)) as FixtureCustomer
  return { kind, visibilityGroup, before: before && describe(before), after: after && describe(after) }
}

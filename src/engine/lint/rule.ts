import type { Entry } from '../journal/entry.ts'
import type { Redactor } from '../journal/redact.ts'

/** What the rules check. */
export interface Evidence {
  /** The requests in the journal, oldest first. */
  readonly entries: readonly Entry[]
  readonly redactor: Redactor
}

/** One match of a rule. The option `lint` decides how bad it is. */
export interface RuleMatch {
  /** What the client did, in one sentence. */
  readonly says: string
  readonly requests: readonly Entry[]
}

/** Something that a client should not do. */
export interface Rule {
  /** What it finds, for the documentation. */
  readonly says: string
  readonly cure: string
  readonly find: (evidence: Evidence) => RuleMatch[]
}

/** Groups requests by a key. Requests without a key are left out. */
export function grouped(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string | undefined,
): [key: string, entries: Entry[]][] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups]
}

/** Whether `later` is the same request as `earlier`, and was sent after the answer to that one. */
export function repeats(later: Entry, earlier: Entry): boolean {
  return (
    earlier.isComplete &&
    later.ordinal >= earlier.answeredBefore &&
    later.method === earlier.method &&
    later.target === earlier.target &&
    later.body === earlier.body
  )
}

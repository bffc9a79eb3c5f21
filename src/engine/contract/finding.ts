import type { Basis } from '../terms.ts'
import type { IsOwn, OthersRecords } from './account.ts'
import type { Deviation } from './judge.ts'
import type { LearnedAssumptions } from './learned-assumptions.ts'
import type { Replies } from './reply.ts'
import type { OwnNames } from './template.ts'

/** What one check found out. */
export interface Finding {
  readonly name: string
  readonly says: string
  readonly basis: Basis
  readonly evidence: string
  readonly operations: readonly string[]
  readonly assumptions: readonly string[]
  readonly verdict: 'holds' | 'differs' | 'not tried'
  /** Why it was not tried. */
  readonly because: string | null
  readonly deviations: readonly Deviation[]
  /** Makes the fake answer as the service did. Null when there is nothing to teach, or no way to. */
  readonly lesson: LearnedAssumptions | null
}

export interface ContractReport {
  readonly url: string
  readonly findings: readonly Finding[]
  readonly isInterrupted: boolean
  /** How many records earlier runs had left, which this one has removed. */
  readonly removed: number
  /** What is still there and should not be, in words. */
  readonly left: readonly string[]
  /** All lessons as one: what `--save` writes. */
  readonly lesson: LearnedAssumptions
}

/** A deviation to show: it has nothing but keys of records that the run did not create, and no name of the run. */
export function shownDeviation(
  { step, expected, seen, differences }: Deviation,
  replies: Replies,
  { withheld, withhold, isInOthers }: OthersRecords,
  ownNames: OwnNames,
): Deviation {
  const isOwn: IsOwn = (name) => name.startsWith(ownNames.prefix)
  const isOwnOrPattern: IsOwn = (name, key) => isOwn(name, key) || name.startsWith('(')
  const bodies = Object.values(replies).map(({ body }) => body)
  return ownNames.withoutRun({
    step,
    expected: withhold(expected, isOwnOrPattern),
    seen: { ...seen, body: withhold(seen.body, isOwn) },
    differences: differences.map(({ field, expected, seen }) =>
      bodies.some((body) => isInOthers(body, field, isOwn))
        ? { field, expected: withheld, seen: withheld }
        : { field, expected: withhold(expected, isOwnOrPattern), seen: withhold(seen, isOwn) },
    ),
  })
}

import type { Check, ExpectedRefusal, ExpectedReply } from '../../engine/contract/check.ts'
import type { Replies } from '../../engine/contract/reply.ts'
import type { Basis } from '../../engine/terms.ts'
import type { AssumptionName, Assumptions } from '../assumptions.ts'
import type { OperationName } from '../operations/index.ts'
import type { RefusalName } from '../refusals/refusals.ts'
import type { AccountFacts, CheckRun } from './check-run.ts'

/** What a check needs beyond an API token that can read. */
export type Need = 'writer' | 'reader' | 'other' | 'customerNumber' | 'irreversible'

interface Expected extends ExpectedReply {
  readonly refusal?: ExpectedRefusal & { readonly name: RefusalName }
}

/** What is known when the answers of a check are judged. */
interface Known<Seen> {
  readonly seen: Seen
  readonly assumptions: Assumptions
  readonly facts: AccountFacts
}

interface Definition<Seen extends Replies> extends Pick<Check, 'name' | 'says'> {
  readonly operations: readonly OperationName[]
  /** @default ['writer'] */
  readonly needs?: readonly Need[]
  readonly steps: (run: CheckRun) => Promise<Seen>
  readonly expected: (known: Known<Seen>) => { readonly [Step in keyof Seen]?: Expected }
}

/** A check of a statement on a page of Explo. */
export function documented<Seen extends Replies>(
  page: string,
  definition: Definition<Seen> & { readonly assumptions?: readonly AssumptionName[] },
): Check {
  const evidence = `https://docs.explo.co/${page}`
  return { assumptions: [], needs: ['writer'], ...definition, basis: 'documented', evidence } as unknown as Check
}

/** A check of one assumption. */
export function assumed<Seen extends Replies>(
  assumption: AssumptionName,
  evidence: string,
  definition: Omit<Definition<Seen>, 'name'> & {
    /** @default the name of the assumption */
    readonly name?: string
    readonly basis?: Basis
    /** For a check of several. */
    readonly assumptions?: readonly AssumptionName[]
  },
): Check {
  return {
    name: assumption,
    basis: 'assumed',
    assumptions: [assumption],
    needs: ['writer'],
    ...definition,
    evidence,
  } as unknown as Check
}

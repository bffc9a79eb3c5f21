import type { AssumptionName, Assumptions } from '../../explo/assumptions.ts'
import type { OperationName } from '../../explo/operations/index.ts'
import type { RefusalName } from '../../explo/refusals/refusals.ts'
import type { RefusalWords } from '../refusals/refusal.ts'
import type { Basis } from '../terms.ts'
import type { CheckRun } from './check-run.ts'
import type { Pattern } from './pattern.ts'
import type { Reply } from './reply.ts'

/** What a check needs beyond an API token that can read. */
export type Need = 'writer' | 'reader' | 'other' | 'customerNumber' | 'irreversible'

/** What one answer is expected to be; what is left out is another check's. */
export interface ExpectedReply {
  readonly status?: Pattern
  readonly headers?: Readonly<Record<string, Pattern>>
  readonly body?: Pattern
  /** Refused in this way. */
  readonly refusal?: ExpectedRefusal
  /** The same status and body as another answer, which a client is not to tell from it. */
  readonly sameAs?: Reply
}

export interface ExpectedRefusal extends RefusalWords {
  readonly name: RefusalName
  /** The words are free. */
  readonly loosely?: true
  /** Only the words are looked at, and how they are wrapped. */
  readonly wrapping?: true
}

/** What is known when the answers of a check are judged. */
export interface Known<Seen> {
  readonly seen: Seen
  /** The options to judge by. */
  readonly assumptions: Assumptions
  /** Whether the team has dashboards or report builders, so that an embed id can be unknown. */
  readonly declaresResources: boolean
}

/** One thing that is said about Explo, and how to find out whether it holds. */
export interface Check<Seen extends Readonly<Record<string, Reply>> = Readonly<Record<string, Reply>>> {
  readonly name: string
  readonly says: string
  readonly basis: Basis
  /** The page that says so, or why it is assumed. */
  readonly evidence: string
  readonly operations: readonly OperationName[]
  readonly assumptions: readonly AssumptionName[]
  readonly needs: readonly Need[]
  /** The calls, and what came back. @throws {NotTried} */
  readonly steps: (run: CheckRun) => Promise<Seen>
  readonly expected: (known: Known<Seen>) => { readonly [Name in keyof Seen]?: ExpectedReply }
}

type Definition<Seen extends Readonly<Record<string, Reply>>> = Pick<
  Check<Seen>,
  'name' | 'says' | 'operations' | 'steps' | 'expected'
> & {
  readonly needs?: readonly Need[]
}

/** A check of something that a page of Explo says. */
export function documented<Seen extends Readonly<Record<string, Reply>>>(
  page: string,
  definition: Definition<Seen> & { readonly assumptions?: readonly AssumptionName[] },
): Check {
  const evidence = `https://docs.explo.co/${page}`
  return { assumptions: [], needs: ['writer'], ...definition, basis: 'documented', evidence } as unknown as Check
}

/** A check of one decision about what no page says. */
export function assumed<Seen extends Readonly<Record<string, Reply>>>(
  assumption: AssumptionName,
  evidence: string,
  definition: Omit<Definition<Seen>, 'name'> & {
    readonly name?: string
    readonly basis?: Basis
    /** Where it is about several. */
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

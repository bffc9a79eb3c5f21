import type { Assumptions } from './assumptions.ts'
import type { LintRuleName } from './lint.ts'
import type { OperationName } from './operations/index.ts'

/** The names that testers write. In the published types they are plain unions, which `.build/types.ts` makes. */
export type { Assumptions, LintRuleName, OperationName }

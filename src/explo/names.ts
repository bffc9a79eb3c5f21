import type { Assumptions } from './assumptions.ts'
import type { LintRuleName } from './lint.ts'
import type { OperationName } from './operations/index.ts'

/** The names that testers write. `.build/types.ts` publishes them as plain unions. */
export type { Assumptions, LintRuleName, OperationName }

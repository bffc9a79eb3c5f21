import type * as engine from '../../engine/service.ts'
import type { AssumptionName, Assumptions } from '../assumptions.ts'

/** A request and its answer, as a document of Explo shows them. */
export interface DocumentedExample extends engine.DocumentedExample {
  /** The decisions under which the fake answers in this revision. */
  readonly under?: Partial<Assumptions>
  readonly differs?: Readonly<Record<string, AssumptionName>>
}

/** By the name of the operation. */
export type DocumentedExamples = Readonly<Record<string, readonly DocumentedExample[]>>

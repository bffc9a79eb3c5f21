import { type AssumptionName, assumptionTable } from '../../explo/assumptions.ts'
import { type Dialect, recordedErrorBody } from '../../explo/refusals/dialect.ts'
import { type RefusalName, refusals } from '../../explo/refusals/refusals.ts'
import type { Basis } from '../service.ts'
import type { Decisions } from './choose-assumptions.ts'

/** One decision about Explo's behaviour. */
export interface AssumptionReport {
  readonly name: AssumptionName
  /** The option in force, or `recorded` where recorded answers are. */
  readonly value: string
  /** The default first; a single one cannot be changed. */
  readonly options: readonly string[]
  readonly basis: Basis
  readonly says: string
}

export function reportAssumptions({ assumptions, dialect }: Decisions): AssumptionReport[] {
  const names = Object.keys(assumptionTable) as AssumptionName[]
  const recorded = new Set(recordedIn(dialect))
  return names.map((name) => ({
    name,
    value: recorded.has(name) ? 'recorded' : assumptions[name],
    ...assumptionTable[name],
  }))
}

/** What was not decided, but seen. */
function recordedIn(dialect: Dialect): AssumptionName[] {
  const names = Object.keys(dialect.refusals) as RefusalName[]
  return [
    ...(recordedErrorBody(dialect) === undefined ? [] : (['errorBody'] as const)),
    ...names.map((name) => refusals[name].assumption),
  ]
}

import { type AssumptionName, type Assumptions, assumptionTable, type Basis } from '../domain/assumptions.ts'

/** One decision about Explo's behaviour. */
export interface AssumptionReport {
  readonly name: AssumptionName
  /** The option in force. */
  readonly value: string
  /** The default first; a single one cannot be changed. */
  readonly options: readonly string[]
  readonly basis: Basis
  readonly says: string
}

export function reportAssumptions(inForce: Assumptions): AssumptionReport[] {
  const names = Object.keys(assumptionTable) as AssumptionName[]
  return names.map((name) => ({ name, value: inForce[name], ...assumptionTable[name] }))
}

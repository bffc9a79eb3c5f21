import type { Dialect } from '../refusals/dialect.ts'
import type { Basis } from '../terms.ts'
import type { Decisions } from './choose-assumptions.ts'

/** One decision about the service's behaviour. */
export interface AssumptionReport {
  readonly name: string
  /** The option in force, or `recorded` where recorded answers are. */
  readonly value: string
  /** The default first; a single one cannot be changed. */
  readonly options: readonly string[]
  readonly basis: Basis
  readonly says: string
}

export function reportAssumptions({ service, assumptions, dialect }: Decisions): AssumptionReport[] {
  const recorded = recordedIn(dialect)
  return Object.entries(service.assumptions).map(([name, assumption]) => ({
    name,
    value: recorded.has(name) ? 'recorded' : (assumptions[name] as string),
    ...assumption,
  }))
}

/** What was not decided, but seen. */
function recordedIn(dialect: Dialect): ReadonlySet<string> {
  const { errorBody, refusals = {} } = dialect.recorded
  return new Set([
    ...(errorBody === undefined ? [] : ['errorBody']),
    ...Object.keys(refusals).map((name) => dialect.kindOf(name).assumption),
  ])
}

import { assumptionTable } from '../../explo/assumptions.ts'
import type { ExplainedRequest } from './explain.ts'

/** What the answer rests on where Explo's documentation is silent: of a refusal in full, of a success by name. */
export function explainAssumptions({ entry: { assumptions, reason } }: ExplainedRequest): string[] {
  if (assumptions.length === 0) return []
  if (reason === null) return [`Assumed about Explo, see assumptions(): ${assumptions.join(', ')}.`]
  return assumptions.map((name) => `Assumed about Explo (${name}): ${assumptionTable[name].says}`)
}

import type { ExplainedRequest } from './explained-request.ts'

/** What the answer rests on where the documentation of the service is silent: of a refusal in full, of a success by name. */
export function explainAssumptions({ entry: { assumptions, reason }, service }: ExplainedRequest): string[] {
  if (assumptions.length === 0) return []
  if (reason === null) return [`Assumed about ${service.name}, see assumptions(): ${assumptions.join(', ')}.`]
  return assumptions.map((name) => `Assumed about ${service.name} (${name}): ${service.assumptions[name]?.says}`)
}

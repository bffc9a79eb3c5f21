import type { ExplainedRequest } from './explained-request.ts'

/** How the answer differs from the one that a fake gives which does not vary. */
export function explainVariations({ entry: { variations }, randomSeed }: ExplainedRequest): string[] {
  if (variations.length === 0) return []
  return [`Varied (option "vary", randomSeed ${JSON.stringify(randomSeed)}): ${variations.join('; ')}.`]
}

import { distance } from 'fastest-levenshtein'

/** More candidates would take longer to compare than their reader to look them up. */
const maxCandidates = 500
const maxListed = 20

/** The candidate that `word` was probably meant to be, or undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > maxCandidates) return undefined

  const [best] = candidates
    .map((candidate) => ({ candidate, edits: distance(plain(word), plain(candidate)) }))
    .sort((one, other) => one.edits - other.edits)
  if (best === undefined) return undefined

  const hasCommon = best.edits < Math.max(plain(word).length, plain(best.candidate).length)
  const isNear = best.edits === 0 || (hasCommon && best.edits <= Math.max(2, word.length / 3))
  return isNear ? best.candidate : undefined
}

/** `Did you mean "x"?`, or the list of what there is. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates)
  if (near !== undefined) return `Did you mean "${near}"?`

  const unlisted = candidates.length - maxListed
  return `Known are: ${candidates.slice(0, maxListed).join(', ')}${unlisted > 0 ? ` and ${unlisted} more` : ''}.`
}

/** camelCase, snake_case and the like are one spelling. */
function plain(word: string): string {
  const letters = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return letters === '' ? word : letters
}

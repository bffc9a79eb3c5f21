import { distance } from 'fastest-levenshtein'

/** Comparing more candidates would take too long. */
const maxCandidates = 500
const maxListed = 20

/** The most similar candidate; undefined when none is similar enough. */
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

/** `Did you mean "x"?`, or the list of candidates. @param prefix Stands before each candidate in the message. */
export function suggestion(word: string, candidates: readonly string[], prefix = ''): string {
  if (candidates.length === 0) return 'There is none.'
  const near = nearest(word, candidates)
  if (near !== undefined) return `Did you mean "${prefix}${near}"?`

  const listed = candidates.slice(0, maxListed).map((candidate) => prefix + candidate)
  const unlisted = candidates.length - listed.length
  return `Known are: ${listed.join(', ')}${unlisted > 0 ? ` and ${unlisted} more` : ''}.`
}

/** The same text for camelCase, snake_case and the like. */
function plain(word: string): string {
  const letters = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return letters === '' ? word : letters
}

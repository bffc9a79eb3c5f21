import { closest, distance } from 'fastest-levenshtein'

/** The candidate that `word` was probably meant to be, or undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined

  const candidate = closest(word, candidates)
  return distance(word, candidate) <= Math.max(2, word.length / 3) ? candidate : undefined
}

/** `Did you mean "x"?`, or the list of what there is. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates)
  return near === undefined ? `Known are: ${candidates.join(', ')}.` : `Did you mean "${near}"?`
}

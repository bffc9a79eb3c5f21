import { invalidFields } from './errors.ts'
import type { FieldRefusalName } from './refusals.ts'

/** What is wrong with a field beyond its type. */
export interface Flaw {
  readonly field: string
  readonly sentences: readonly string[]
  readonly refusal: FieldRefusalName
}

/** A flaw of a field, if there is anything to say about it. */
export function flawOf(field: string, refusal: FieldRefusalName, sentences: readonly string[]): Flaw | undefined {
  return sentences.length > 0 ? { field, sentences, refusal } : undefined
}

/** Refuses all flawed fields at once, if there are any. @throws {Refusal} 400 */
export function refuseFlaws(...flaws: readonly (Flaw | null | undefined)[]): void {
  const found = flaws.filter((flaw) => flaw != null)
  if (!found[0]) return
  const errors = Object.fromEntries(found.map(({ field, sentences }) => [field, sentences]))
  throw invalidFields(found[0].refusal, errors)
}

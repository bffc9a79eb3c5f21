import type { FieldRefusalName } from '../domain/refusals.ts'
import { invalidFields } from './errors.ts'

/** What is wrong with a field beyond its type; nothing, when there are no sentences. */
export interface Flaw {
  readonly field: string
  readonly sentences: readonly string[]
  readonly refusal: FieldRefusalName
}

/** Refuses all flawed fields at once, if there are any. @throws {Refusal} 400 */
export function refuseFlaws(...flaws: readonly Flaw[]): void {
  const found = flaws.filter(({ sentences }) => sentences.length > 0)
  if (!found[0]) return
  const errors = Object.fromEntries(found.map(({ field, sentences }) => [field, sentences]))
  throw invalidFields(found[0].refusal, errors)
}

import { suggestion } from './nearest.ts'
import { shown } from './shown.ts'
import { FakeError } from './tester-error.ts'

/** What a tester has named does not exist in this world. */
export function unknownName(kind: 'fault' | 'gate' | 'snapshot', name: unknown, known: readonly string[]) {
  return new FakeError(
    `UNKNOWN_${kind.toUpperCase()}`,
    `There is no ${kind} ${shown(name)}.`,
    suggestion(String(name), known),
  )
}

import type { Entry } from '../../engine/journal/entry.ts'
import { type Rule, repeats } from '../../engine/lint/rule.ts'
import { operationNamed } from '../operations/index.ts'

export const ambiguousRepeat: Rule = {
  says: 'A POST that is no get-or-create was repeated after a failure that leaves open whether it had been done.',
  cure: 'Look first whether it was done, and repeat blindly only what gets or creates.',
  find: ({ entries }) =>
    entries.filter(isAmbiguous).flatMap((failed) => {
      const again = entries.find((entry) => repeats(entry, failed))
      if (!again) return []
      const failure = failed.status === null ? 'a broken connection' : `a ${failed.status}`
      const says = `${failed.operation} was repeated after ${failure}, and ${repeatRiskOf(failed)}.`
      return [{ says, requests: [failed, again] }]
    }),
}

/** Nobody can tell from a broken connection or a server's failure whether Explo did what was asked. */
function isAmbiguous(entry: Entry): boolean {
  const { isComplete, status } = entry
  return repeatRiskOf(entry) !== null && isComplete && (status === null || status >= 500)
}

function repeatRiskOf({ operation }: Entry): string | null {
  return operationNamed(operation)?.repeatRisk ?? null
}

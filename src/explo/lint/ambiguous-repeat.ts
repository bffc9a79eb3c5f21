import type { Entry } from '../../engine/journal/entry.ts'
import { type Rule, repeats } from '../../engine/lint/rule.ts'

/** What comes of doing it twice, where that is not the same as doing it once. */
const doneTwice: Readonly<Record<string, string>> = {
  refreshCustomerToken: 'the first attempt may have rotated the token already',
  refreshUserGroupToken: 'the first attempt may have rotated the token already',
  createBlueprint: 'the first attempt may have created a blueprint already, so that there are two',
  createGroupTag: 'the first attempt may have created the tag already',
  renameGroupTag: 'the first attempt may have renamed the tag already',
  deleteGroupTag: 'the first attempt may have deleted the tag already',
  emailDashboardReport: 'the e-mail may be sent twice',
  emailDashboardScreenshot: 'the e-mail may be sent twice',
  connectPartner: 'the partner may be connected twice',
}

export const ambiguousRepeat: Rule = {
  says: 'A POST that is no get-or-create was repeated after a failure that leaves open whether it had been done.',
  cure: 'Look first whether it was done, and repeat blindly only what gets or creates.',
  find: ({ entries }) =>
    entries.filter(isAmbiguous).flatMap((failed) => {
      const again = entries.find((entry) => repeats(entry, failed))
      if (!again) return []
      const failure = failed.status === null ? 'a broken connection' : `a ${failed.status}`
      const says = `${failed.operation} was repeated after ${failure}, and ${doneTwice[failed.operation as string]}.`
      return [{ says, requests: [failed, again] }]
    }),
}

/** Nobody can tell from a broken connection or a server's failure whether Explo did what was asked. */
function isAmbiguous({ operation, isComplete, status }: Entry): boolean {
  return operation !== null && operation in doneTwice && isComplete && (status === null || status >= 500)
}

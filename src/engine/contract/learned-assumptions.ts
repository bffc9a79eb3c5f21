import { type AssumptionName, assumptionTable } from '../../explo/assumptions.ts'
import { type RecordedRefusal, recordedName, sentenceOf } from '../../explo/refusals/dialect.ts'
import type { RefusalName } from '../../explo/refusals/refusals.ts'
import { type AssumptionChoices, decide } from '../options/choose-assumptions.ts'
import type { Check, ExpectedRefusal } from './check.ts'
import { judge, type Replies, type Standard } from './judge.ts'
import type { Reply } from './reply.ts'
import { templateOf } from './template.ts'

/** What the fake may be told, so that it answers as the service did. */
export type LearnedAssumptions = AssumptionChoices

/** What makes a check hold that does not: another option, or recorded refusals. Undefined: the fake cannot be taught. */
export function learnedFrom(check: Check, seen: Replies, standard: Standard): LearnedAssumptions | undefined {
  return [
    ...learnedOptions(check),
    ...learnedWrapping(check, standard),
    ...learnedRefusals(check, seen, standard),
  ].find((lesson) => judge(check, seen, taught(standard, lesson)).length === 0)
}

/** A standard that knows a lesson. */
export function taught(standard: Standard, lesson: LearnedAssumptions): Standard {
  return { ...standard, ...decide(lesson, standard) }
}

function learnedWrapping({ assumptions }: Check, { dialect, wrapping }: Standard): LearnedAssumptions[] {
  return assumptions.includes('errorBody') ? [{ errorBody: { ...dialect.errorBody, ...wrapping } }] : []
}

function learnedOptions({ assumptions }: Check): LearnedAssumptions[] {
  return assumptions.flatMap((name: AssumptionName) => {
    const [, ...others] = assumptionTable[name].options as readonly string[]
    const [preset] = assumptionTable[name].options
    return [preset, ...others].map((option) => ({ [name]: option }))
  })
}

/** All refusals that were expected otherwise, as they were seen, under each option. */
function learnedRefusals(check: Check, seen: Replies, standard: Standard): LearnedAssumptions[] {
  return [{}, ...learnedOptions(check)].map((options) => {
    const under = taught(standard, options)
    const refusals: Partial<Record<RefusalName, RecordedRefusal>> = {}
    const expected = check.expected({ seen, ...under })
    for (const { step } of judge(check, seen, under)) {
      const refusal = expected[step]?.refusal
      const reply = seen[step] as Reply
      // A success is no refusal, and its body is a record.
      if (refusal && reply.status >= 400) refusals[recordedName(refusal.name)] ??= recorded(refusal, reply)
    }
    return { ...options, refusals }
  })
}

function recorded(refusal: ExpectedRefusal, { status, headers, body }: Reply): RecordedRefusal {
  const { name, headers: expected } = refusal
  const kept = Object.keys(expected ?? {}).flatMap((header) => {
    const value = headers[header]
    return value === undefined ? [] : [[header, value]]
  })
  return {
    status,
    body: templateOf(body ?? null, sentenceOf(name, refusal), refusal),
    ...(expected && { headers: Object.fromEntries(kept) }),
  }
}

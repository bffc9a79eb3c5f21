import { type AssumptionChoices, decide } from '../options/assumptions.ts'
import type { RecordedRefusal } from '../refusals/dialect.ts'
import type { Assumption } from '../terms.ts'
import type { Check, ExpectedRefusal, Steps } from './check.ts'
import { judge, type Standard, templateOf } from './judge.ts'
import type { Reply } from './reply.ts'

/** Assumptions with which the fake answers as the service did. */
export type LearnedAssumptions = AssumptionChoices

/** The assumptions with which a failed check holds: another option, or recorded refusals. Undefined when there are none. */
export function learnedFrom(check: Check, steps: Steps, standard: Standard): LearnedAssumptions | undefined {
  return [
    ...learnedOptions(check, standard),
    ...learnedWrapping(check, standard),
    ...learnedRefusals(check, steps, standard),
  ].find((lesson) => judge(steps, taught(standard, lesson)).length === 0)
}

/** The standard with other assumptions. */
function taught(standard: Standard, lesson: LearnedAssumptions): Standard {
  return { ...standard, ...decide(lesson, standard) }
}

function learnedWrapping({ assumptions }: Check, { dialect, wrapping }: Standard): LearnedAssumptions[] {
  return assumptions.includes('errorBody') ? [{ errorBody: { ...dialect.errorBody, ...wrapping } }] : []
}

function learnedOptions({ assumptions }: Check, { service }: Standard): LearnedAssumptions[] {
  return assumptions.flatMap((name) =>
    (service.assumptions[name] as Assumption).options.map((option) => ({ [name]: option })),
  )
}

/** For each option: with it, the refusals that were not as expected, as they were seen. */
function learnedRefusals(check: Check, steps: Steps, standard: Standard): LearnedAssumptions[] {
  return [{}, ...learnedOptions(check, standard)].map((options) => {
    const under = taught(standard, options)
    const refusals: Record<string, RecordedRefusal> = {}
    for (const { refusal, seen } of judge(steps, under)) {
      // The body of a success is a record, which must not be saved.
      if (refusal && seen.status >= 400) {
        refusals[under.dialect.recordedNameOf(refusal.name)] ??= recorded(refusal, seen, under)
      }
    }
    return { ...options, refusals }
  })
}

function recorded(
  refusal: ExpectedRefusal,
  { status, headers, body }: Reply,
  { dialect, ownNames }: Standard,
): RecordedRefusal {
  const { name, headers: expected } = refusal
  const kept = Object.entries(headers).filter(([header]) => Object.hasOwn(expected ?? {}, header))
  return {
    status,
    body: templateOf(ownNames.withPlaceholders(body ?? null), dialect.sentenceOf(name, refusal), refusal),
    ...(expected && { headers: Object.fromEntries(kept) }),
  }
}

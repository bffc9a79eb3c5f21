import type { RecordWords } from '../changes/stored-record.ts'
import { OptionError } from '../input/tester-error.ts'
import { ExploreError } from './explore-error.ts'
import { differences } from './judge-run.ts'
import type { Observation } from './run-scenario.ts'

/** The operations that a run has called, in alphabetical order: calls at once may arrive in any order. */
export function namesOf({ calls }: Observation<unknown>): string[] {
  return calls.map(({ operation }) => operation ?? 'no operation').sort()
}

/** How two runs without failures differ, in words; undefined when they do not. */
export function instability(
  first: Observation<unknown>,
  second: Observation<unknown>,
  words: RecordWords,
): string | undefined {
  const [names, otherNames] = [namesOf(first), namesOf(second)].map((list) => list.join(', '))
  if (names !== otherNames) return `it called ${names}, and in the next run ${otherNames || 'nothing'}`
  const says = differences(second.stored, first.stored, words)
  return says === undefined ? undefined : `the next run led to ${says}`
}

/** The scenario cannot be explored, because its runs differ without failures. */
export function unstable(cause: string): ExploreError {
  return new ExploreError(
    `The scenario does not do the same in each run: ${cause}.`,
    'Give it fixed ids, times and random numbers, and a client that remembers nothing of earlier runs.',
    { faults: [], race: null, reason: 'unstable', replay: null },
  )
}

export function noCalls(): OptionError {
  return new OptionError(
    'The scenario has sent no request to its world.',
    'Give its client the API token of the world that it gets: `world.apiToken`, or the variables of `world.env()`.',
  )
}

export function tooManyCalls(dropped: number): OptionError {
  return new OptionError(
    `The scenario makes more calls than the journal keeps: ${dropped} were dropped.`,
    'Raise "maxEntries" and "maxBytes" of the option "journal", or explore a part of the scenario.',
  )
}

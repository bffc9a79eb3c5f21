import { join } from 'node:path'
import { FakeError } from '../input/tester-error.ts'
import { product } from '../product.ts'
import type { Service } from '../service.ts'
import { type Planned, planAssumptions, planMutants } from './plan.ts'
import { probeText, type Variation, variationText } from './probe.ts'
import type { ProbeReport } from './report.ts'
import { readTouched, type Touched } from './touched.ts'

/** How one run of a suite ended. */
export interface SuiteRun {
  /** Null when a signal ended it, or its time was over. */
  readonly exitCode: number | null
  readonly seconds: number
}

export const probeKinds = ['assumptions', 'mutants'] as const

export interface ProbeParts {
  readonly service: Service
  /** An empty folder for what the fakes report. */
  readonly folder: string
  readonly only: readonly (typeof probeKinds)[number][]
  /**
   * Runs the suite once.
   *
   * @param probe What `EXPLO_FAKE_PROBE` says to the fakes.
   * @param limitSeconds How long it may take, because a defect may keep a client busy for ever. Undefined: any time.
   */
  readonly run: (probe: string, limitSeconds: number | undefined) => Promise<SuiteRun>
  /** Whether somebody wants no further run. */
  readonly isStopped: () => boolean
  /** Told of every run with a variation. */
  readonly onRun: (run: JudgedRun, done: number, total: number) => void
}

export interface JudgedRun extends SuiteRun {
  /** @example 'mutant:createThing.newToken' */
  readonly name: string
  readonly verdict: string
}

/** A suite may take as many times as long as without a variation, and at least so many seconds. */
const patience = { factor: 10, seconds: 20 }

/**
 * Runs a suite twice as it is, and then once for each variation that its traffic touches.
 *
 * @returns Undefined when it was stopped before the first variation.
 * @throws {FakeError} When the runs without a variation fail or differ.
 */
export async function runProbe(parts: ProbeParts): Promise<ProbeReport | undefined> {
  const { service, folder, only, isStopped } = parts
  const first = await runOnce({ kind: 'none' }, join(folder, '1'), undefined, parts)
  if (!isStopped()) refuseRed(first)
  const second = isStopped() ? first : await runOnce({ kind: 'none' }, join(folder, '2'), undefined, parts)
  if (isStopped()) return undefined
  refuseRed(second)
  refuseDifference(first.touched, second.touched)

  const { touched } = first
  const seconds = Math.max(first.seconds, second.seconds)
  const assumptions = only.includes('assumptions') ? planAssumptions(service, touched) : []
  const mutants = only.includes('mutants') ? planMutants(await service.loadProbe(), touched) : []
  const judge = judging(parts, [...assumptions, ...mutants].filter(({ isTouched }) => isTouched).length, seconds)
  return {
    baseline: { runs: 2, exitCode: 0, seconds, operations: [...touched.operations] },
    assumptions: await judge(assumptions),
    mutants: await judge(mutants),
  }
}

interface TouchingRun extends SuiteRun {
  readonly touched: Touched
}

async function runOnce(
  variation: Variation,
  folder: string,
  limit: number | undefined,
  { run }: ProbeParts,
): Promise<TouchingRun> {
  const ended = await run(probeText({ variation, folder }), limit)
  return { ...ended, touched: readTouched(folder) }
}

/** Runs what is planned, one after another, until somebody stops it. What was not run then has no verdict. */
function judging(parts: ProbeParts, total: number, seconds: number) {
  const { folder, isStopped, onRun } = parts
  const limit = Math.max(patience.seconds, patience.factor * seconds)
  let done = 0
  return async <Finding extends { readonly verdict: string }>(
    planned: readonly Planned<Finding>[],
  ): Promise<Finding[]> => {
    const findings: Finding[] = []
    const judged = (finding: object, verdict: string) => findings.push({ ...finding, verdict } as unknown as Finding)
    for (const { variation, isTouched, finding, verdictOf } of planned) {
      if (!isTouched) judged(finding, 'untouched')
      if (!isTouched || isStopped()) continue

      const run = await runOnce(variation, join(folder, `${done + 3}`), limit, parts)
      if (isStopped()) continue
      const verdict = verdictOf({ isGreen: run.exitCode === 0, isStruck: run.touched.isStruck })
      judged(finding, verdict)
      onRun({ ...run, name: variationText(variation), verdict }, ++done, total)
    }
    return findings
  }
}

function refuseRed({ exitCode }: SuiteRun): void {
  if (exitCode === 0) return
  const end = exitCode === null ? 'by a signal' : `with ${exitCode}`
  throw baselineError(`Without changes, the program ended ${end}.`, 'Make the suite green first.')
}

function refuseDifference(first: Touched, second: Touched): void {
  const names = [first.operations, second.operations] as const
  const once = names.flatMap((set) => [...set]).filter((name) => !names.every((set) => set.has(name)))
  if (once.length > 0) {
    const problem = `Two runs of the program without changes differ: only one called ${once.join(', ')}.`
    throw baselineError(problem, 'Make the suite do the same in each run.')
  }
  if (first.outcomes.size + first.assumptions.size > 0) return
  const { name } = product
  const cure = `Let the program start the fake. One that runs already takes no part. For example: ${name} probe -- ${name} exec -- npm test`
  throw baselineError('No fake answered a call of the program.', cure)
}

function baselineError(problem: string, cure: string): FakeError {
  return new FakeError('BASELINE', problem, cure)
}

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
  /** Null when a signal or the time limit ended it. */
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
   * @param probe The value of `EXPLO_FAKE_PROBE` for the fakes.
   * @param limitSeconds How long it may take: with a defect a client may never end. Undefined: any time.
   */
  readonly run: (probe: string, limitSeconds: number | undefined) => Promise<SuiteRun>
  /** Whether the user has stopped the probe. */
  readonly isStopped: () => boolean
  /** Called after every run with a variation. */
  readonly onRun: (run: JudgedRun, done: number, total: number) => void
}

export interface JudgedRun extends SuiteRun {
  /** @example 'mutant:createThing.newToken' */
  readonly name: string
  readonly verdict: string
}

/** With a variation, a suite may take ten times as long as without one, and at least twenty seconds. */
const patience = { factor: 10, seconds: 20 }

/**
 * Runs a suite twice without a variation, and then once for each variation that its traffic touches.
 *
 * @returns Undefined when it was stopped before the first variation.
 * @throws {FakeError} When the runs without a variation fail or differ.
 */
export async function runProbe(parts: ProbeParts): Promise<ProbeReport | undefined> {
  const { service, only, isStopped } = parts
  const none = { kind: 'none' } as const
  const first = await runOnce(none, 1, undefined, parts)
  if (isStopped()) return undefined
  refuseRed(first)
  const second = await runOnce(none, 2, undefined, parts)
  if (isStopped()) return undefined
  refuseRed(second)
  refuseDifference(first.touched, second.touched)

  const { touched } = first
  const seconds = Math.max(first.seconds, second.seconds)
  const assumptions = only.includes('assumptions') ? planAssumptions(service, touched) : []
  const mutants = only.includes('mutants') ? planMutants(await service.loadProbe(), touched) : []
  const progress = { done: 0, total: [...assumptions, ...mutants].filter(({ isTouched }) => isTouched).length }
  const limit = Math.max(patience.seconds, patience.factor * seconds)
  return {
    baseline: { runs: 2, exitCode: 0, seconds, operations: [...touched.operations] },
    assumptions: await runPlanned(assumptions, limit, progress, parts),
    mutants: await runPlanned(mutants, limit, progress, parts),
  }
}

interface TouchingRun extends SuiteRun {
  readonly touched: Touched
}

async function runOnce(
  variation: Variation,
  number: number,
  limit: number | undefined,
  parts: ProbeParts,
): Promise<TouchingRun> {
  const folder = join(parts.folder, String(number))
  const ended = await parts.run(probeText({ variation, folder }), limit)
  return { ...ended, touched: readTouched(folder) }
}

/** Runs each variation that is touched, until the probe is stopped. A variation that was not run then has no finding. */
async function runPlanned<Finding extends { readonly verdict: string }>(
  planned: readonly Planned<Finding>[],
  limit: number,
  progress: { done: number; readonly total: number },
  parts: ProbeParts,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { variation, isTouched, findingOf } of planned) {
    if (!isTouched) findings.push(findingOf())
    if (!isTouched || parts.isStopped()) continue

    const run = await runOnce(variation, progress.done + 3, limit, parts)
    if (parts.isStopped()) continue
    const finding = findingOf({ isGreen: run.exitCode === 0, isStruck: run.touched.isStruck })
    findings.push(finding)
    const { exitCode, seconds } = run
    parts.onRun(
      { exitCode, seconds, name: variationText(variation), verdict: finding.verdict },
      ++progress.done,
      progress.total,
    )
  }
  return findings
}

function refuseRed({ exitCode }: SuiteRun): void {
  if (exitCode === 0) return
  const end = exitCode === null ? 'by a signal' : `with ${exitCode}`
  throw new FakeError('BASELINE', `Without changes, the program ended ${end}.`, 'Make the suite green first.')
}

function refuseDifference(first: Touched, second: Touched): void {
  const names = [first.operations, second.operations] as const
  const once = names.flatMap((set) => [...set]).filter((name) => !names.every((set) => set.has(name)))
  if (once.length > 0) {
    const problem = `Two runs of the program without changes differ: only one called ${once.join(', ')}.`
    throw new FakeError('BASELINE', problem, 'Make the suite do the same in each run.')
  }
  if (first.outcomes.size + first.assumptions.size > 0) return
  const { name } = product
  const cure =
    'Let the program itself start the fake; a fake that runs already takes no part. ' +
    `For example: ${name} probe -- ${name} exec -- npm test`
  throw new FakeError('BASELINE', 'No fake answered a call of the program.', cure)
}

import type { Mutant, ProbeFacts, Service } from '../service.ts'
import { everyOperation } from './mutants.ts'
import type { Variation } from './probe.ts'
import type { AssumptionFinding, MutantFinding } from './report.ts'
import type { Touched } from './touched.ts'

/** A variation, and what a run with it says about the suite. */
export interface Planned<Finding> {
  readonly variation: Variation
  /** Whether a run can show something: the traffic of the suite touches the variation. */
  readonly isTouched: boolean
  /** @param run Undefined for a variation that is not touched, and so not run. */
  readonly findingOf: (run?: VariedRun) => Finding
}

/** How a run with a variation ended. */
interface VariedRun {
  readonly isGreen: boolean
  /** Whether a request met the defect of the mutant. */
  readonly isStruck: boolean
}

/** Every option of every assumption, except those that are in force in all fakes of the suite. */
export function planAssumptions({ assumptions }: Service, touched: Touched): Planned<AssumptionFinding>[] {
  return Object.entries(assumptions).flatMap(([assumption, { options }]) => {
    const inForce = touched.assumptions.get(assumption)
    // An answer that was recorded at the real service is no guess.
    const values = [...(inForce ?? [options[0]])].filter((value) => value !== 'recorded')
    return options
      .filter((option) => values.some((value) => value !== option))
      .map((option) => ({
        variation: { kind: 'assumption', name: assumption, option },
        isTouched: inForce !== undefined,
        findingOf: (run) => ({
          assumption,
          option,
          verdict: run === undefined ? 'untouched' : run.isGreen ? 'green' : 'red',
        }),
      }))
  })
}

export function planMutants({ mutants }: ProbeFacts, touched: Touched): Planned<MutantFinding>[] {
  return mutants.map((mutant) => {
    const { name, operation, says } = mutant
    return {
      variation: { kind: 'mutant', name },
      isTouched: isTouched(mutant, touched),
      findingOf: (run) => ({ mutant: name, operation, says, verdict: mutantVerdict(run) }),
    }
  })
}

function mutantVerdict(run: VariedRun | undefined): MutantFinding['verdict'] {
  if (run === undefined) return 'untouched'
  if (!run.isGreen) return 'killed'
  return run.isStruck ? 'survived' : 'untouched'
}

function isTouched({ operation, needs }: Mutant, { outcomes }: Touched): boolean {
  const sought = needs === undefined ? ['changed', 'unchanged'] : [needs]
  if (operation !== everyOperation) return sought.some((outcome) => outcomes.has(`${operation} ${outcome}`))
  return [...outcomes].some((outcome) => outcome.endsWith(` ${needs}`))
}

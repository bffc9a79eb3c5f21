import type { Mutant, ProbeFacts, Service } from '../service.ts'
import { everyOperation } from './mutants.ts'
import type { Variation } from './probe.ts'
import type { AssumptionFinding, MutantFinding } from './report.ts'
import type { Touched } from './touched.ts'

/** A variation that may be run, and what is known of its finding before. */
export interface Planned<Finding extends { readonly verdict: string }> {
  readonly variation: Variation
  /** Otherwise a run could show nothing. */
  readonly isTouched: boolean
  readonly finding: Omit<Finding, 'verdict'>
  readonly verdictOf: (run: VariedRun) => Finding['verdict']
}

/** How a run with a variation ended. */
export interface VariedRun {
  readonly isGreen: boolean
  /** Whether a request met the defect of the mutant. */
  readonly isStruck: boolean
}

/** Every option of every assumption that is not in force, in all fakes of the suite. */
export function planAssumptions({ assumptions }: Service, touched: Touched): Planned<AssumptionFinding>[] {
  return Object.entries(assumptions).flatMap(([name, { options }]) => {
    const inForce = touched.assumptions.get(name)
    // An answer that was recorded at the real service is no guess.
    const values = [...(inForce ?? [options[0]])].filter((value) => value !== 'recorded')
    return options
      .filter((option) => values.some((value) => value !== option))
      .map((option) => ({
        variation: { kind: 'assumption', name, option },
        isTouched: inForce !== undefined,
        finding: { assumption: name, option },
        verdictOf: ({ isGreen }) => (isGreen ? 'green' : 'red'),
      }))
  })
}

export function planMutants({ mutants }: ProbeFacts, touched: Touched): Planned<MutantFinding>[] {
  return mutants.map((mutant) => ({
    variation: { kind: 'mutant', name: mutant.name },
    isTouched: isTouched(mutant, touched),
    finding: { mutant: mutant.name, operation: mutant.operation, says: mutant.says },
    verdictOf: ({ isGreen, isStruck }) => (isGreen ? (isStruck ? 'survived' : 'untouched') : 'killed'),
  }))
}

function isTouched({ operation, needs }: Mutant, { outcomes }: Touched): boolean {
  const sought = needs === undefined ? ['changed', 'unchanged'] : [needs]
  if (operation !== everyOperation) return sought.some((outcome) => outcomes.has(`${operation} ${outcome}`))
  return [...outcomes].some((outcome) => outcome.endsWith(` ${needs}`))
}

import { type AssumptionName, type Assumptions, assumptionTable, defaultAssumptions } from '../../explo/assumptions.ts'
import {
  assumedDialect,
  type Dialect,
  dialectOf,
  type ErrorBody,
  type RecordedRefusals,
  recordedErrorBody,
} from '../../explo/refusals/dialect.ts'
import { checkIsObject } from '../input/check-object.ts'
import { suggestion } from '../input/nearest.ts'
import { shown } from '../input/shown.ts'
import { type Mistake, OptionError } from '../input/tester-error.ts'
import { errorBodyMistakes, refusalMistakes } from './check-dialect.ts'

const names = [...Object.keys(assumptionTable), 'refusals']

/** Some assumptions by name; the others keep their default. */
export type AssumptionChoices = Partial<Omit<Assumptions, 'errorBody'>> & {
  /** How every refusal looks that `refusals` does not name. */
  readonly errorBody?: Assumptions['errorBody'] | ErrorBody | undefined
  /** Refusals by name, as the real service was seen to answer them. */
  readonly refusals?: RecordedRefusals | undefined
}

/** What is decided about Explo. */
export interface Decisions {
  readonly assumptions: Assumptions
  readonly dialect: Dialect
}

/**
 * @param origin How a message begins that is about the choices.
 * @throws {OptionError} For assumptions and options that do not exist, all at once.
 */
export function chooseAssumptions(choices: AssumptionChoices, origin = 'The option "assumptions"'): Decisions {
  checkIsObject(choices, names, origin)
  const given = Object.entries(choices).filter(([, value]) => value !== undefined)
  const mistakes = given.flatMap(([name, value]) => mistakesOf(name, value))
  if (mistakes.length > 0) throw OptionError.of(mistakes, origin)

  return decide(Object.fromEntries(given))
}

/** @param known What is decided where the choices say nothing. */
export function decide(
  { errorBody, refusals, ...options }: AssumptionChoices,
  known: Decisions = { assumptions: defaultAssumptions, dialect: assumedDialect },
): Decisions {
  const recorded = typeof errorBody === 'object' ? errorBody : undefined
  const named = typeof errorBody === 'string' && { errorBody }
  const assumptions = { ...known.assumptions, ...options, ...named } as Assumptions
  return {
    assumptions,
    dialect: dialectOf(assumptions, {
      errorBody: recorded ?? (named ? undefined : recordedErrorBody(known.dialect)),
      refusals: { ...known.dialect.refusals, ...refusals },
    }),
  }
}

/** Several choices as one, of which later ones win. */
export function joinChoices(several: readonly AssumptionChoices[]): AssumptionChoices {
  const recorded = several.flatMap(({ refusals }) => (refusals ? [refusals] : []))
  return Object.assign({}, ...several, recorded.length > 0 && { refusals: Object.assign({}, ...recorded) })
}

function mistakesOf(name: string, value: unknown): readonly Mistake[] {
  if (!names.includes(name)) {
    return [{ problem: `There is no assumption "${name}".`, hint: suggestion(name, names) }]
  }
  if (name === 'refusals') return refusalMistakes(value)
  if (name === 'errorBody' && typeof value === 'object') return errorBodyMistakes(value)

  const options: readonly unknown[] = assumptionTable[name as AssumptionName].options
  if (options.includes(value)) return []
  if (name === 'errorBody') {
    const hint = `Its options are: ${options.join(', ')}, or an object with the templates "plain" and "fields".`
    return [{ problem: `The assumption "errorBody" has no option ${shown(value)}.`, hint }]
  }
  if (options.length === 1) {
    return [{ problem: `The assumption "${name}" cannot be changed.`, hint: 'Leave it out of "assumptions".' }]
  }
  return [
    {
      problem: `The assumption "${name}" has no option ${shown(value)}.`,
      hint: `Its options are: ${options.join(', ')}.`,
    },
  ]
}

import { type AssumptionName, type Assumptions, assumptionTable, defaultAssumptions } from '../domain/assumptions.ts'
import { suggestion } from './nearest.ts'
import { OptionError } from './tester-error.ts'

/** Some assumptions by name; the others keep their default. */
export type AssumptionChoices = Partial<Assumptions>

/** @throws {OptionError} For an assumption or an option that does not exist. */
export function chooseAssumptions(choices: AssumptionChoices): Assumptions {
  const names = Object.keys(assumptionTable)
  for (const [name, value] of Object.entries(choices)) {
    if (!names.includes(name)) throw new OptionError(`There is no assumption "${name}".`, suggestion(name, names))

    const options: readonly string[] = assumptionTable[name as AssumptionName].options
    if (options.length === 1) {
      throw new OptionError(`The assumption "${name}" cannot be changed.`, 'Leave it out of "assumptions".')
    }
    if (!options.includes(value)) {
      const cure = `Its options are: ${options.join(', ')}.`
      throw new OptionError(`The assumption "${name}" has no option "${value}".`, cure)
    }
  }
  return { ...defaultAssumptions, ...choices }
}

import { type AssumptionName, type Assumptions, assumptionTable, defaultAssumptions } from '../domain/assumptions.ts'
import { checkObject } from './check-object.ts'
import { shown } from './shown.ts'
import { OptionError } from './tester-error.ts'

const names = Object.keys(assumptionTable)

/** Some assumptions by name; the others keep their default. */
export type AssumptionChoices = Partial<Assumptions>

/** @throws {OptionError} For an assumption or an option that does not exist. */
export function chooseAssumptions(choices: AssumptionChoices): Assumptions {
  checkObject(choices, names, 'The option "assumptions"', (name) => `There is no assumption "${name}".`)

  const given = Object.entries(choices).filter(([, value]) => value !== undefined)
  for (const [name, value] of given) checkChoice(name as AssumptionName, value)
  return { ...defaultAssumptions, ...Object.fromEntries(given) }
}

function checkChoice(name: AssumptionName, value: string): void {
  const options: readonly string[] = assumptionTable[name].options
  if (options.includes(value)) return
  if (options.length === 1) {
    throw new OptionError(`The assumption "${name}" cannot be changed.`, 'Leave it out of "assumptions".')
  }
  throw new OptionError(
    `The assumption "${name}" has no option ${shown(value)}.`,
    `Its options are: ${options.join(', ')}.`,
  )
}

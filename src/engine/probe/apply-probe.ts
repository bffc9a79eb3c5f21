import { suggestion } from '../input/nearest.ts'
import { OptionError } from '../input/tester-error.ts'
import { chooseAssumptions, decide, reportAssumptions } from '../options/assumptions.ts'
import type { Settings } from '../options/resolve-options.ts'
import { product } from '../product.ts'
import type { ProbeFacts } from '../service.ts'
import type { Assumption } from '../terms.ts'
import { type Probe, type Variation, variationText } from './probe.ts'
import { TouchedReport, TouchedTally } from './touched.ts'

/**
 * The settings of a fake in one run of the command `probe`.
 *
 * @param say Prints how this fake differs from the usual one, so that nobody trusts it by mistake.
 * @throws {OptionError} For an assumption, an option or a mutant that does not exist.
 */
export async function applyProbe(
  { variation, folder }: Probe,
  settings: Settings,
  say: (line: string) => void,
): Promise<Settings> {
  const facts = await settings.service.loadProbe()
  const report = folder === undefined ? undefined : new TouchedReport(folder)
  const { varied, notice } = vary(variation, settings, facts, () => report?.add(['struck']))
  if (notice !== undefined) {
    say(`${product.name}: changed on purpose by the probe ${variationText(variation)}${notice}\n`)
  }
  return report ? { ...varied, outcomes: new TouchedTally(report, valuesIn(varied), facts) } : varied
}

function vary(
  variation: Variation,
  settings: Settings,
  { mutants }: ProbeFacts,
  strike: () => void,
): { varied: Settings; notice?: string } {
  switch (variation.kind) {
    case 'none':
      return { varied: settings }
    case 'assumption': {
      const { name, option } = variation
      chooseAssumptions(settings.service, { [name]: option }, 'The probe')
      const given = valuesIn(settings).get(name)
      const isUsual = given === (settings.service.assumptions[name] as Assumption).options[0]
      const notice = isUsual ? '.' : `, although ${name}=${given} was asked for.`
      return { varied: { ...settings, ...decide({ [name]: option }, settings) }, notice }
    }
    case 'mutant': {
      const names = mutants.map(({ name }) => name)
      const mutant = mutants[names.indexOf(variation.name)]
      if (!mutant) throw new OptionError(`There is no mutant "${variation.name}".`, suggestion(variation.name, names))
      return { varied: { ...settings, service: mutant.apply(settings.service, strike) }, notice: `: ${mutant.says}` }
    }
  }
}

/** The option in force of each assumption. */
function valuesIn(settings: Settings): Map<string, string> {
  return new Map(reportAssumptions(settings).map(({ name, value }) => [name, value]))
}

import { checkObject } from '../input/check-object.ts'
import { shown } from '../input/shown.ts'
import { OptionError } from '../input/tester-error.ts'
import type { Service } from '../service.ts'

/** What becomes of what a rule finds: nothing, a finding, or an error. */
export type LintLevel = 'fail' | 'off' | 'warn'

/** Levels by the name of the rule; the others warn. */
export type LintLevels = Readonly<Record<string, LintLevel | undefined>>

const levels: readonly unknown[] = ['off', 'warn', 'fail']

/** @throws {OptionError} For a rule or a level that does not exist. */
export function checkLintLevels(choices: LintLevels, name: string, { lintRules }: Service): LintLevels {
  checkObject(choices, Object.keys(lintRules), `The option "${name}"`, (name) => `There is no lint rule "${name}".`)
  for (const [name, level] of Object.entries(choices)) {
    if (level === undefined || levels.includes(level)) continue
    throw new OptionError(`The lint rule "${name}" cannot be ${shown(level)}.`, 'Give "off", "warn" or "fail".')
  }
  return choices
}

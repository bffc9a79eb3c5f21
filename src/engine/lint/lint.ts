import { checkObject, checkValue } from '../input/check-input.ts'
import { FakeError } from '../input/tester-error.ts'
import type { Journal } from '../journal/journal.ts'
import type { Service } from '../service.ts'
import type { Rule } from './rule.ts'

/** Something that the tested client should not do. */
export interface LintFinding {
  readonly rule: string
  readonly level: Exclude<LintLevel, 'off'>
  /** What the client did. */
  readonly message: string
  readonly cure: string
  /** The ids of the requests that show it. */
  readonly requests: readonly string[]
}

/** The findings in the requests since the last reset. */
export interface LintReport {
  readonly findings: readonly LintFinding[]
  /** How many requests were checked. */
  readonly checked: number
  /** How many were not checked, because the journal dropped them. */
  readonly dropped: number
}

/** A rule with the level `fail` found something. The message has all findings of such rules. */
export class LintError extends FakeError {
  override readonly name = 'LintError'
  /** All findings, including those that only warn. */
  readonly findings: readonly LintFinding[]

  constructor(problem: string, hint: string, findings: readonly LintFinding[]) {
    super('LINT', problem, hint)
    this.findings = findings
  }
}

const maxNamed = 3

/** Checks the requests that the journal has now. @throws {LintError} */
export function lint(journal: Journal, rules: Readonly<Record<string, Rule>>, levels: LintLevels): LintReport {
  const entries = journal.entries()
  const evidence = { entries, redactor: journal.redactor }
  const findings = Object.entries(rules).flatMap(([rule, { cure, find }]) => {
    const { [rule]: level = 'warn' } = levels
    if (level === 'off') return []
    return find(evidence).map(({ says, requests }): LintFinding => {
      return { rule, level, message: says, cure, requests: requests.map(({ id }) => id) }
    })
  })

  const failures = findings.filter(({ level }) => level === 'fail')
  if (failures.length > 0) throw new LintError(failures.map(sentenceFor).join('\n'), everyCure, findings)
  return { findings, checked: entries.length, dropped: journal.dropped }
}

const everyCure = 'The option "lint" says which rules fail; explain(id) tells about a request.'

function sentenceFor({ rule, message, cure, requests }: LintFinding): string {
  const more = requests.length - maxNamed
  const named = requests.slice(0, maxNamed).join(', ') + (more > 0 ? ` and ${more} more` : '')
  return `${rule}: ${message} (${named}) ${cure}`
}

/** What a rule does: nothing, report its findings, or throw an error. */
export type LintLevel = 'fail' | 'off' | 'warn'

/** Levels by the name of the rule. Other rules warn. */
export type LintLevels = Readonly<Record<string, LintLevel | undefined>>

const levels: readonly unknown[] = ['off', 'warn', 'fail']

/** @throws {OptionError} For a rule or a level that does not exist. */
export function checkLintLevels(choices: LintLevels, name: string, { lintRules = {} }: Service): LintLevels {
  checkObject(choices, Object.keys(lintRules), `The option "${name}"`, (name) => `There is no lint rule "${name}".`)
  for (const [name, level] of Object.entries(choices)) {
    const isLevel = level === undefined || levels.includes(level)
    checkValue(`The lint rule "${name}"`, level, isLevel, 'Give "off", "warn" or "fail".')
  }
  return choices
}

import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OutcomeTally, outcomeOf } from '../coverage/coverage-report.ts'
import type { Entry } from '../journal/entry.ts'
import type { ProbeFacts } from '../service.ts'

/** What the requests of a run touched, in all of its processes. */
export interface Touched {
  /** The operations that answered. */
  readonly operations: ReadonlySet<string>
  /** `<operation> <outcome>`, as outcome coverage names them. The operation is `none` for a request that reached none. */
  readonly outcomes: ReadonlySet<string>
  /** The values in force of each assumption that an answer rested on. */
  readonly assumptions: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether a request met the defect of a mutant. */
  readonly isStruck: boolean
}

type Line =
  | readonly ['outcome', operation: string | null, outcome: string]
  | readonly ['assumption', name: string, value: string]
  | readonly ['struck']

const fileName = 'touched.jsonl'

/**
 * Reports everything that is touched, once. All processes append to one file immediately, so that nothing is lost when a test
 * runner kills its workers.
 */
export class TouchedReport {
  readonly #file: string
  readonly #known = new Set<string>()

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.#file = join(folder, fileName)
  }

  add(line: Line): void {
    const text = `${JSON.stringify(line)}\n`
    if (this.#known.has(text)) return
    this.#known.add(text)
    appendFileSync(this.#file, text)
  }
}

/** Counts outcomes, and reports each of them with the assumptions that it rests on. */
export class TouchedTally extends OutcomeTally {
  readonly #report: TouchedReport
  readonly #values: ReadonlyMap<string, string>
  readonly #alsoRestsOn: ProbeFacts['alsoRestsOn']

  /** @param values The option in force of each assumption. */
  constructor(report: TouchedReport, values: ReadonlyMap<string, string>, { alsoRestsOn }: ProbeFacts) {
    super()
    this.#report = report
    this.#values = values
    this.#alsoRestsOn = alsoRestsOn
  }

  override count(entry: Entry): void {
    super.count(entry)
    // The answer of a fault shows nothing of the operation.
    if (!entry.isInjected) this.#report.add(['outcome', entry.operation, outcomeOf(entry)])
    for (const name of [...entry.assumptions, ...this.#alsoRestsOn(entry)]) {
      this.#report.add(['assumption', name, this.#values.get(name) as string])
    }
  }
}

/** Reads what the fakes of a run have reported. */
export function readTouched(folder: string): Touched {
  const file = join(folder, fileName)
  const operations = new Set<string>()
  const outcomes = new Set<string>()
  const assumptions = new Map<string, Set<string>>()
  let isStruck = false
  for (const text of existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []) {
    const [kind, name, value]: Line = JSON.parse(text)
    if (kind === 'struck') isStruck = true
    else if (kind === 'assumption') assumptions.set(name, (assumptions.get(name) ?? new Set()).add(value))
    else {
      if (name !== null) operations.add(name)
      outcomes.add(`${name ?? 'none'} ${value}`)
    }
  }
  return { operations, outcomes, assumptions, isStruck }
}

import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkOneOf } from '../engine/input/check-input.ts'
import { FakeError } from '../engine/input/tester-error.ts'
import { assumptionNames, type ProbeReport, probeFlaws, probeMarkdown, probeTable } from '../engine/probe/report.ts'
import { type JudgedRun, probeKinds, runProbe } from '../engine/probe/run-probe.ts'
import { variableName } from '../engine/product.ts'
import { explo } from '../explo/index.ts'
import type { Given } from './flags.ts'
import { endAs } from './program.ts'
import { Suite } from './suite.ts'
import { progress, type Terminal } from './terminal.ts'

/** Runs a suite with every other guess that it touches, and with one defect after another. */
export async function probe(given: Given, program: readonly string[], terminal: Terminal): Promise<void> {
  const { only = probeKinds, allow = [] } = given
  const known = await findingNames()
  for (const name of only) checkOneOf(name, probeKinds, (shown) => `There is nothing to probe named ${shown}.`)
  for (const name of allow) checkOneOf(name, known, (shown) => `There is no finding named ${shown}.`)
  const suite = new Suite(program, terminal)
  const folder = mkdtempSync(join(tmpdir(), 'explo-fake-probe-'))
  const output = join(folder, 'output.txt')
  const kept: string[] = []
  const { finding, say } = progress(terminal.stderr)
  const keepOutput = (name: string) => {
    const file = join(folder, `${name.replaceAll(/[^\w.=-]/g, '_')}.txt`)
    renameSync(output, file)
    kept.push(file)
    say(`  Its output is in ${file}`)
  }
  const onRun = ({ name, verdict, seconds }: JudgedRun, done: number, total: number) => {
    finding({ name: `${name} (${seconds} s)`, verdict }, done, total)
    if (verdict === 'red') keepOutput(name)
  }

  say(`Running ${program.join(' ')} twice without changes.`)
  try {
    const report = await runProbe({
      service: explo,
      folder: join(folder, 'runs'),
      only: only as typeof probeKinds,
      // The answers of varied fakes say nothing about the coverage of the suite.
      run: (text, limit) => suite.run({ [variableName('probe')]: text, [variableName('coverage')]: '' }, output, limit),
      isStopped: () => suite.stoppedBy !== undefined,
      onRun,
    })
    if (report) publish(report, given, terminal)
  } catch (error) {
    if (error instanceof FakeError && error.code === 'EXPLO_FAKE_BASELINE') keepOutput('without-changes')
    throw error
  } finally {
    suite.end()
    for (const rest of kept.length > 0 ? [output, join(folder, 'runs')] : [folder]) {
      rmSync(rest, { recursive: true, force: true })
    }
  }
  if (suite.stoppedBy === undefined) return
  say('Stopped: what was not run is missing in the report.')
  endAs({ exitCode: null, signal: suite.stoppedBy }, terminal)
}

/** Prints the report, and writes it to the file of --report and to the summary of a GitHub job. */
function publish(report: ProbeReport, given: Given, terminal: Terminal): void {
  const { allow: allowed } = given
  const json = `${JSON.stringify(report, null, 2)}\n`
  if (given.report !== undefined) writeFileSync(given.report, json)
  terminal.stdout.write(given.json ? json : probeTable(report, allowed))
  const { GITHUB_STEP_SUMMARY: summary } = terminal.env
  if (summary) appendFileSync(summary, probeMarkdown(report, allowed))

  const { red, survived } = probeFlaws(report, allowed)
  terminal.exitCode = red.length + survived.length > 0 ? 9 : 0
}

/** The names that `--allow` takes. */
async function findingNames(): Promise<string[]> {
  const { mutants } = await explo.loadProbe()
  const assumptions = Object.entries(explo.assumptions).flatMap(([assumption, { options }]) =>
    options.flatMap((option) => assumptionNames({ assumption, option })),
  )
  return [...new Set(assumptions), ...mutants.map(({ name }) => name)]
}

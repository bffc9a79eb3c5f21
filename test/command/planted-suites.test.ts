import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'tap'
import type { ProbeReport } from '../../src/engine/probe/report.ts'
import { command, library } from '../support/launch.ts'
import { dependentSuites, independentSuites, plantedFixture } from '../support/planted/suites.ts'
import { repetitions } from '../support/repetitions.ts'
import { runCommand } from '../support/run-command.ts'
import { useTemporaryFolder } from '../support/temporary-folder.ts'

const node = process.execPath
const script = (name: string) => fileURLToPath(new URL(`../support/planted/${name}`, import.meta.url))

/** The programs that play a suite, by what they are. */
const programs: Readonly<Record<string, (suite: string, fixtures: string) => readonly string[]>> = {
  'in Node with an in-process fake': (suite, fixtures) => [node, script('play.mjs'), suite, library, fixtures],
  'in Node at a fake of exec': (suite, fixtures) => [
    ...[node, command, 'exec', '--fixtures', fixtures],
    ...['--', node, script('play.mjs'), suite],
  ],
  'in Python at a fake of exec': (suite, fixtures) => [
    ...[node, command, 'exec', '--fixtures', fixtures],
    ...['--', 'python3', script('play.py'), suite],
  ],
}

const suites = [
  ...Object.entries(dependentSuites).flatMap(([name, suites]) => suites.map((suite) => ({ ...suite, red: [name] }))),
  ...independentSuites.map((suite) => ({ ...suite, red: [] as string[] })),
]

for (const [where, programOf] of Object.entries(programs)) {
  // The gate plays the suite that touches the fewest assumptions. The same suites run in one process there.
  const inGate = suites.filter(({ name }) => name === 'a GET without the slash')
  for (const { name, steps, red } of repetitions(0, 1) === 1 ? suites : inGate) {
    test(`probe finds what a suite about ${name} depends on, ${where}`, async (t) => {
      useTemporaryFolder(t)
      const folder = t.testdir()
      writeFileSync(join(folder, 'suite.json'), JSON.stringify({ steps }))
      writeFileSync(join(folder, 'fixtures.json'), JSON.stringify(plantedFixture))
      const program = programOf(join(folder, 'suite.json'), join(folder, 'fixtures.json'))

      const args = ['probe', '--only', 'assumptions', '--json', '--', ...program]
      const { exitCode, stdout } = await runCommand(t, args).end()

      const { assumptions }: ProbeReport = JSON.parse(stdout)
      t.strictSame(
        [...new Set(assumptions.filter(({ verdict }) => verdict === 'red').map((one) => one.assumption))],
        red,
      )
      t.equal(exitCode, red.length === 0 ? 0 : 9)
    })
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { asCommonJs } from './as-common-js.ts'
import { addTestFile, kept, moduleSystems, runExamples, titlesOfExamples } from './examples.ts'
import { planted, reasons } from './planted.ts'

interface Runner {
  /** What makes it run two files at a time, and print a line for each test. */
  readonly flags: string
  /** Where the function `test` comes from. */
  readonly source: string
}

const runners: Readonly<Record<string, Runner>> = {
  'node-test': { flags: '--test-concurrency=2 --test-reporter=tap', source: 'node:test' },
  vitest: { flags: '--maxWorkers=2 --minWorkers=2 --reporter=tap-flat', source: 'vitest' },
  jest: { flags: '--maxWorkers=2 --ci --verbose', source: '@jest/globals' },
  tap: { flags: '--jobs=2 --reporter=tap', source: 'tap' },
}

for (const modules of moduleSystems) {
  for (const [runner, { flags, source }] of Object.entries(runners)) {
    test(`the examples for ${runner} pass (${modules})`, async (t) => {
      const { output, exitCode } = await runExamples(modules, runner, flags)

      t.equal(exitCode, 0, output)
    })

    test(`${runner} fails just the tests that leave something behind, and says what (${modules})`, async (t) => {
      const program = `import { test } from '${source}'\nimport { useExploFake } from 'explo-fake/${runner}'\n${planted}`
      await addTestFile(modules, runner, isCommonJs(modules, runner) ? asCommonJs(program) : program)

      const { output, exitCode } = await runExamples(modules, runner, flags)

      const markOf = (title: string) =>
        output.match(new RegExp(`(✓|✕|not ok|ok)(?: \\d+ -)? (?:\\S+ > )?${title}(?: [(#].*)?$`, 'm'))?.[1]
      const text = output.replaceAll('\\"', '"').replace(/\s+/g, ' ')
      t.equal(exitCode, 1)
      for (const title of ['is allowed to', ...(await titlesOfExamples(modules, runner))]) {
        t.match(markOf(title), /^(✓|ok)$/, title)
      }
      for (const [title, reason] of Object.entries(reasons)) {
        t.match(markOf(title), /^(✕|not ok)$/, title)
        t.ok(text.includes(`The test "${title}" is not clean: - ${reason}`), reason)
      }
    })
  }
}

for (const file of readdirSync(join(kept, 'esm'), { recursive: true, encoding: 'utf8' })) {
  const [runner = ''] = file.split('/')
  if (!/\.m?js$/.test(file)) continue

  test(`the example ${file} is the same in both module systems, but for its imports and exports`, async (t) => {
    const source = readFileSync(join(kept, 'esm', file), 'utf8')
    t.equal(readFileSync(join(kept, 'cjs', file), 'utf8'), isCommonJs('cjs', runner) ? asCommonJs(source) : source)
  })
}

/** Vitest itself is an ES module, whatever it tests. */
function isCommonJs(modules: string, runner: string): boolean {
  return modules === 'cjs' && runner !== 'vitest'
}

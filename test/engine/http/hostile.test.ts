import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from 'tap'
import { bareEnvironment } from '../../support/bare-environment.ts'
import type { HostileReport } from '../../support/hostile.ts'

const count = 100_000
/** What a leak of a hundred bytes for each request would be. */
const mostBytes = 100 * count
const program = fileURLToPath(new URL('../../support/hostile-program.ts', import.meta.url))

// In a process without coverage, which would take twice as long. `npm run soak` sends a million.
test(`${count} hostile requests cause no server error, no stack trace, no hang and no leak`, async (t) => {
  t.setTimeout(300_000)

  const args = ['--import', 'tsx', program, String(count)]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env: bareEnvironment })

  const { sent, flaws, growth }: HostileReport = JSON.parse(stdout)
  t.ok(sent >= count)
  t.strictSame(flaws, [])
  t.notMatch(stderr, / {4}at \S/)
  t.ok(growth < mostBytes, `the heap grew by ${growth} bytes`)
})

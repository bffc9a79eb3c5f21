import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from 'tap'
import { uncounted } from '../../support/uncounted.ts'

/** What 10,000 entries of a journal would take is ten times as much. */
const mostBytes = 4_000_000

test('10,000 requests with everything armed keep the memory flat', async (t) => {
  const program = fileURLToPath(new URL('../../support/everything-armed.ts', import.meta.url))
  const args = ['--expose-gc', '--import', import.meta.resolve('tsx'), program]

  const { stdout } = await promisify(execFile)(process.execPath, args, { env: uncounted })

  t.ok(Number(stdout) < mostBytes, `the heap grew by ${stdout} bytes`)
})

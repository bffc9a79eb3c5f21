import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from 'tap'
import { repetitions } from '../../support/repetitions.ts'
import { uncounted } from '../../support/uncounted.ts'

const requests = repetitions(3000, 10_000)
/** The journal entries of as many requests would take ten times as much. */
const mostBytes = 400 * requests

test(`${requests} requests with everything armed keep the memory flat`, async (t) => {
  const program = fileURLToPath(new URL('../../support/everything-armed.mjs', import.meta.url))
  const args = ['--expose-gc', program, String(requests)]

  const { stdout } = await promisify(execFile)(process.execPath, args, { env: uncounted })

  t.ok(Number(stdout) < mostBytes, `the heap grew by ${stdout} bytes`)
})

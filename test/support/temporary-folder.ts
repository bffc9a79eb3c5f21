import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'

/** Sets TMPDIR to a new folder until the end of the test. */
export function useTemporaryFolder(t: Test): void {
  const before = process.env.TMPDIR
  const folder = mkdtempSync(join(tmpdir(), 'test-'))
  process.env.TMPDIR = folder
  t.teardown(() => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(folder, { recursive: true })
  })
}

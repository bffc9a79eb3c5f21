import { execFile } from 'node:child_process'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Test, test } from 'tap'
import { codeCachePath, compile } from '../.build/compiled-command.ts'
import packageJson from '../package.json' with { type: 'json' }

const dist = join(import.meta.dirname, '../dist')
const command = join(dist, 'command.cjs')

/** What a copy of the command says its version is. */
async function versionFrom(t: Test, codeCache: Buffer | undefined): Promise<string> {
  const folder = t.testdir()
  for (const file of ['cli.cjs', 'command.cjs']) await copyFile(join(dist, file), join(folder, file))
  if (codeCache) await writeFile(codeCachePath(join(folder, 'command.cjs')), codeCache)

  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'cli.cjs'), '--version'], { env: {} })
  return stdout.trim()
}

test('the code cache fits the Node that it was built with, and the command starts from it', async (t) => {
  const codeCache = await readFile(codeCachePath(command))

  t.equal(compile(command, codeCache).cachedDataRejected, false)
  t.equal(await versionFrom(t, codeCache), packageJson.version)
})

test('the command starts without a code cache, as it must on every other Node', async (t) => {
  t.equal(await versionFrom(t, undefined), packageJson.version)
})

test('the command starts beside a code cache of another Node', async (t) => {
  const codeCache = Buffer.from('not from this V8')

  t.equal(compile(command, codeCache).cachedDataRejected, true)
  t.equal(await versionFrom(t, codeCache), packageJson.version)
})

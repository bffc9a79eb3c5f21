import { execFile } from 'node:child_process'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import Module, { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createContext, Script } from 'node:vm'
import { type Test, test } from 'tap'
import { bundlePaths, compile } from '../../.build/compiled-bundle.ts'
import packageJson from '../../package.json' with { type: 'json' }

const dist = join(import.meta.dirname, '../../dist')
const { bundle, codeCache } = bundlePaths(dist)

/** What a copy of the package says: its command about its version, its library about what it exports. */
async function wordsOf(t: Test, cache: Buffer | undefined): Promise<string> {
  const folder = t.testdir()
  for (const file of ['cli.cjs', 'index.cjs', 'bundle.cjs']) await copyFile(join(dist, file), join(folder, file))
  if (cache) await writeFile(bundlePaths(folder).codeCache, cache)

  const program = `require('./index.cjs').createExploFake({ listen: false }).then(({ tokens }) => console.log(tokens.length))`
  const runs = [
    [join(folder, 'cli.cjs'), '--version'],
    ['-e', program],
  ]
  const said = await Promise.all(
    runs.map((args) => promisify(execFile)(process.execPath, args, { cwd: folder, env: {} })),
  )
  return said.map(({ stdout }) => stdout.trim()).join(', ')
}

const words = `${packageJson.version}, 2`

test('the code cache fits the Node that it was built with, and command and library start from it', async (t) => {
  const cache = await readFile(codeCache)

  t.equal(compile(bundle, cache).cachedDataRejected, false)
  t.equal(await wordsOf(t, cache), words)
})

test('the code cache names no folder of the machine that built it', async (t) => {
  const cache = await readFile(codeCache, 'latin1')

  t.notOk(cache.includes(dist))
  t.ok(cache.includes('node_modules/explo-fake/dist/bundle.cjs'))
})

test('command and library start without a code cache, as they must on every other Node', async (t) => {
  t.equal(await wordsOf(t, undefined), words)
})

test('command and library start beside a code cache of another Node', async (t) => {
  const cache = Buffer.from('not from this V8')

  t.equal(compile(bundle, cache).cachedDataRejected, true)
  t.equal(await wordsOf(t, cache), words)
})

test('in a global scope of its own, as Jest makes one, the library is loaded by the loader of that scope', async (t) => {
  const require = createRequire(import.meta.url)
  const library = { createExploFake: () => 'of that scope' }
  const load = (name: string) => (name === './bundle.cjs' ? { library } : require(name))
  const path = join(dist, 'index.cjs')
  const module = { exports: {} as typeof library }

  const script = new Script(Module.wrap(await readFile(path, 'utf8')))
  script.runInContext(createContext())(module.exports, load, module, path, dist)

  t.equal(module.exports.createExploFake(), 'of that scope')
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import root, { type Test } from 'tap'
import { environment, follow, Output, type Variables } from './run-command.ts'

const folder = root.testdir()
const sourceOf = (name: string) => fileURLToPath(new URL(`../../src/${name}.ts`, import.meta.url))

/** The path of the bundled command. */
export const command = `${folder}/cli.cjs`
/** The path of the bundled library. */
export const library = `${folder}/index.cjs`

await build({
  input: { cli: sourceOf('cli'), index: sourceOf('index') },
  platform: 'node',
  external: [/^node:/, /^@mswjs\/interceptors/],
  output: { dir: folder, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
  logLevel: 'silent',
})

/** Runs the bundled command as a process of its own. */
export function launch(t: Test, args: readonly string[], variables: Variables = {}) {
  const child = spawn(process.execPath, [command, ...args], {
    env: environment(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  const stdout = new Output()
  const stderr = new Output()
  child.stdout.pipe(stdout)
  child.stderr.pipe(stderr)
  const end = once(child, 'close').then(([exitCode]) => exitCode)
  return { child, ...follow({ stdout, stderr }, end, (signal) => child.kill(signal)) }
}

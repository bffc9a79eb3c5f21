import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import root, { type Test } from 'tap'

const source = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const folder = root.testdir()
const bundle = `${folder}/cli.cjs`
await build({
  input: source,
  platform: 'node',
  external: [/^node:/, /^@mswjs\/interceptors/],
  output: { dir: folder, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
  logLevel: 'silent',
})

type Variables = Readonly<Record<string, string>>

/** Runs the command as a process of its own, bundled as it is published. */
export function launch(t: Test, args: readonly string[], variables: Variables = {}) {
  return follow(t, [bundle, ...args], variables)
}

/** The same from its many files, with the loaders of this process: slow, but what it runs counts as covered. */
export function launchCovered(t: Test, args: readonly string[], variables: Variables = {}) {
  return follow(t, [...process.execArgv, source, ...args], variables)
}

function follow(t: Test, args: readonly string[], variables: Variables) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('EXPLO_FAKE_'))
  const child = spawn(process.execPath, args, {
    env: { ...Object.fromEntries(inherited), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.teardown(() => child.kill('SIGKILL'))

  const written = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk) => {
      written[name] += chunk
    })
  }
  const closed = once(child, 'close')
  const ended = closed.then(() => {
    throw new Error(`The command ended. ${written.stderr}`)
  })
  ended.catch(() => {})

  return {
    child,

    /** What it has written, as soon as that matches. */
    async output(name: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
      while (!pattern.test(written[name])) await Promise.race([once(child[name], 'data'), ended])
      return written[name]
    },

    /** How it ended, once it has. */
    async end(signal?: NodeJS.Signals) {
      if (signal) child.kill(signal)
      const [exitCode] = await closed
      return { exitCode, ...written }
    },
  }
}

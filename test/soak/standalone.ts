import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { bareEnvironment } from '../support/bare-environment.ts'

type Teardown = Pick<Test, 'teardown'>

const command = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url))

/** Starts the built command on a free port, and returns its URL. */
export async function standalone(t: Teardown, ...flags: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [command, '--port', '0', '--json', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: bareEnvironment,
  })
  t.teardown(() => child.kill())
  for await (const line of createInterface(child.stdout)) return JSON.parse(line).url
  throw new Error('The command ended before it was ready.')
}

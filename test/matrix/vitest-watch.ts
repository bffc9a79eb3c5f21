import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const patienceMs = 60_000

/** Starts Vitest in watch mode on the examples, changes a file, and returns what went wrong in the two runs. */
export async function flawsOfWatching(folder: string, node: string): Promise<string[]> {
  const vitest = join(folder, '../node_modules/vitest/vitest.mjs')
  const { PATH } = process.env
  const child = spawn(node, [vitest, 'watch', '--root', 'vitest'], {
    cwd: folder,
    env: { PATH: `${dirname(node)}:${PATH}`, NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const ended = once(child, 'exit')

  async function runs(count: number): Promise<boolean> {
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await setTimeout(50)) {
      if (said.split(/Waiting for file changes/).length > count) return true
    }
    return false
  }

  const isFirst = await runs(1)
  await appendFile(join(folder, 'visitor.js'), '\n')
  const isSecond = isFirst && (await runs(2))
  child.kill('SIGINT')
  await Promise.race([ended, setTimeout(5000)])
  child.kill('SIGKILL')
  const passes = said.match(/Tests +7 passed \(7\)/g)?.length ?? 0
  return isSecond && passes === 2 ? [] : [`in watch mode, ${passes} of 2 runs passed`, said]
}

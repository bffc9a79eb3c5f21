import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bodyFor, headers, path } from '../contenders/documented-example.mjs'
import { packageFolder } from '../installed.ts'
import { inTurn, onNode, type Row } from '../measure.ts'

const command = join(packageFolder, 'dist/cli.cjs')
const rawHttp = fileURLToPath(new URL('../contenders/raw-http.cjs', import.meta.url))

/** The time from the start of a process to its first answer. */
export async function* start(): AsyncGenerator<Row> {
  const { fake, rival } = await inTurn(
    { warmUp: 2, counted: 21 },
    () => firstAnswer([command, '--port', '0', '--json']),
    () => firstAnswer([rawHttp]),
  )
  yield {
    what: 'process start to first answered POST',
    unit: 'ms',
    fake,
    rival: { name: 'raw node:http', values: rival },
    budget: { atMost: onNode({ 24: 1.75, 20: 2.3 }) },
  }
}

async function firstAnswer(program: string[]): Promise<number> {
  const begin = performance.now()
  const server = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const reply = await fetch((await urlOf(server)) + path, { method: 'POST', headers, body: bodyFor(1) })
    if (!reply.ok) throw new Error(`${program[0]} answered ${reply.status}: ${await reply.text()}`)
    await reply.json()
    return performance.now() - begin
  } finally {
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
}

/** Both programs print their URL in the first line. */
async function urlOf({ stdout }: ChildProcess): Promise<string> {
  const [line] = await once(createInterface(stdout as NodeJS.ReadableStream), 'line')
  return JSON.parse(line).url
}

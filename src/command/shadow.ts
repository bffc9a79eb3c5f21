import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { realTime } from '../engine/contract/pace.ts'
import { environment } from '../engine/handle/environment.ts'
import { shadowTable } from '../engine/shadow/report-table.ts'
import { shadowServer } from '../engine/shadow/server.ts'
import { Shadow, type ShadowReport } from '../engine/shadow/shadow.ts'
import { listen } from '../engine/transport/listen.ts'
import { createLocalFake } from '../fake.ts'
import type { Given } from './flags.ts'
import { toNames, toOptions } from './options.ts'
import { endAs, runProgram } from './program.ts'
import { readService } from './service.ts'
import { abortOnSignals } from './signals.ts'

const host = '127.0.0.1'

/** Stands between an application and a service, and compares every answer with the one of a fake. */
export async function shadow(given: Given, [program, ...args]: readonly string[]): Promise<void> {
  const service = await readService(given, {
    name: 'The shadow',
    addressFlag: 'upstream',
    consequence: 'A shadow makes, changes and deletes customers and group tags there, all with names of its own.',
  })
  const say = (line: string) => process.stderr.write(`explo-fake: ${line}\n`)
  const stopped = once(abortOnSignals(say), 'abort')
  // With a program any free port: the next one may run at the same time.
  const { port, ...options } = toOptions({ ...(program !== undefined && { port: '0' }), ...given })
  const fake = await createLocalFake({ ...options, listen: false })
  const run = new Shadow({
    ...service,
    ...{ fake, fetch, time: realTime, say },
  })
  await run.begin()
  const server = shadowServer(run, fake)
  await listen(server, host, Number(port))

  const address = server.server.address() as AddressInfo
  const variables = environment({ url: `http://${host}:${address.port}` }, fake.tokens, toNames(given))
  const end =
    program === undefined ? await serve(variables, service.url, stopped) : await runProgram(program, args, variables)
  await server.close()
  const report = await run.end()
  await fake.close()

  if (given.report !== undefined) await writeFile(given.report, `${JSON.stringify(report, null, 2)}\n`)
  process.stdout.write(shadowTable(report))
  if (end && end.exitCode !== 0) endAs(end)
  process.exitCode = exitCodeOf(report)
}

/** Answers until a signal comes. */
async function serve(
  variables: Readonly<Record<string, string>>,
  upstream: string,
  stopped: Promise<unknown>,
): Promise<void> {
  const lines = Object.entries(variables).map(([name, value]) => `  ${name}=${value}`)
  const text = [
    `explo-fake answers with what ${upstream} says, and compares. Point your application to it:`,
    ...['', ...lines, '', 'Ctrl-C removes what was made there, and prints what differed.', ''],
  ]
  process.stdout.write(`${text.join('\n')}\n`)
  await stopped
}

/** The worst that was found. */
function exitCodeOf({ findings, left }: ShadowReport): number {
  if (findings.some(({ assumptions }) => assumptions.length === 0)) return 7
  if (findings.length > 0) return 6
  return left.length > 0 ? 8 : 0
}

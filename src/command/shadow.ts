import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { realTime } from '../engine/contract/client.ts'
import type { Scrubber } from '../engine/contract/scrubber.ts'
import { adminTokenVariable, environment } from '../engine/handle/environment.ts'
import { type ShadowReport, shadowTable } from '../engine/shadow/report.ts'
import { shadowServer } from '../engine/shadow/server.ts'
import { Shadow } from '../engine/shadow/shadow.ts'
import { listen } from '../engine/transport/listen.ts'
import { account } from '../explo/account.ts'
import { explo } from '../explo/index.ts'
import { withFreshTokens } from '../explo/shadow/tokens.ts'
import { createLocalFake, type LocalExploFake } from '../fake.ts'
import type { Given } from './flags.ts'
import { toNames, toOptions } from './options.ts'
import { endAs, runProgram } from './program.ts'
import { readService, type Service } from './service.ts'
import { abortOnSignals } from './signals.ts'
import type { Terminal } from './terminal.ts'

const host = '127.0.0.1'

/** Stands between an application and a service, and compares every answer with the one of a fake. */
export async function shadow(given: Given, [program, ...args]: readonly string[], terminal: Terminal): Promise<void> {
  const service = await readService(given, {
    name: 'The shadow',
    addressFlag: 'upstream',
    consequence: 'A shadow makes, changes and deletes customers and group tags there, all with names of its own.',
    env: terminal.env,
  })
  try {
    await stand(given, service, program === undefined ? undefined : [program, ...args], terminal)
  } catch (error) {
    throw service.scrubber.scrubError(error)
  }
}

async function stand(
  given: Given,
  service: Service,
  program: readonly string[] | undefined,
  terminal: Terminal,
): Promise<void> {
  const { scrubber } = service
  const say = (line: string) => terminal.stderr.write(`explo-fake: ${scrubber.scrub(line)}\n`)
  const stopped = once(abortOnSignals(say, terminal), 'abort')
  const fake = await startFake(given)
  const run = new Shadow({ ...service, account, fake, fetch, time: realTime, say })
  await run.begin()
  const server = shadowServer(run, fake)
  // With a program any free port: the next one may run at the same time.
  const { port } = toOptions({ ...(program && { port: '0' }), ...given })
  await listen(server, host, Number(port))

  const address = server.server.address() as AddressInfo
  const variables = {
    ...environment({ url: `http://${host}:${address.port}` }, fake.tokens, {
      ...explo.environmentNames,
      ...toNames(given),
    }),
    [adminTokenVariable]: String(fake.adminToken),
  }
  const end = program
    ? await runProgram(
        program[0] as string,
        program.slice(1),
        variables,
        terminal,
        withoutSecrets(scrubber, terminal.env),
      )
    : await serve(bannerOf(variables, fake, service.url), stopped, terminal)
  await server.close()
  const report = await run.end()
  await fake.close()

  if (given.report !== undefined) await writeFile(given.report, `${JSON.stringify(report, null, 2)}\n`)
  terminal.stdout.write(shadowTable(report))
  if (end && end.exitCode !== 0) endAs(end, terminal)
  else terminal.exitCode = exitCodeOf(report)
}

/** With tokens of this run alone: whoever reaches the shadow with one of them reaches the account. */
async function startFake(given: Given): Promise<LocalExploFake> {
  const secret = () => randomBytes(32).toString('hex')
  return createLocalFake({
    ...toOptions({ 'random-seed': secret(), ...given }),
    fixtures: await withFreshTokens(given.fixtures),
    adminToken: secret(),
    listen: false,
  })
}

/** What the program inherits: nothing that opens the real account. */
function withoutSecrets(scrubber: Scrubber, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value = '']) => !scrubber.isIn(value)))
}

function bannerOf(variables: Readonly<Record<string, string>>, { tokens }: LocalExploFake, upstream: string): string {
  const lines = Object.entries(variables).map(([name, value]) => `  ${name}=${value}`)
  const shown = new Set(Object.values(variables))
  const others = tokens
    .filter(({ token }) => !shown.has(token))
    .map(({ token, permission, visibilityGroup }) => `  API token ${token} (${permission}, ${visibilityGroup})`)
  const text = [
    `explo-fake answers with what ${upstream} says, and compares. Point your application to it:`,
    ...['', ...lines, ...others, '', 'Ctrl-C removes what was made there, and prints what differed.', ''],
  ]
  return `${text.join('\n')}\n`
}

/** Answers until a signal comes. */
async function serve(banner: string, stopped: Promise<unknown>, { stdout }: Terminal): Promise<undefined> {
  stdout.write(banner)
  await stopped
}

/** The worst that was found. */
function exitCodeOf({ findings, left }: ShadowReport): number {
  if (findings.some(({ assumptions }) => assumptions.length === 0)) return 7
  if (findings.length > 0) return 6
  return left.length > 0 ? 8 : 0
}

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Scrubber } from '../engine/contract/scrubber.ts'
import { adminTokenVariable, environment } from '../engine/handle/environment.ts'
import { shadowTable } from '../engine/shadow/report.ts'
import { shadowServer } from '../engine/shadow/server.ts'
import { Shadow } from '../engine/shadow/shadow.ts'
import { listen } from '../engine/transport/listen.ts'
import { explo } from '../explo/index.ts'
import { withFreshTokens } from '../explo/shadow/tokens.ts'
import { createLocalFake, type LocalExploFake } from '../fake.ts'
import type { Given } from './flags.ts'
import { toNames, toOptions } from './options.ts'
import { endAs, runProgram } from './program.ts'
import { exitCodeOf, type RealAccount, withAccount } from './real-account.ts'
import { abortOnSignals } from './signals.ts'
import type { Terminal } from './terminal.ts'

const host = '127.0.0.1'

/** Stands between an application and a real account, and compares every answer with the answer of a fake. */
export function shadow(given: Given, program: readonly string[], terminal: Terminal): Promise<void> {
  const caller = {
    name: 'The shadow',
    addressFlag: 'upstream',
    consequence: 'The shadow creates, changes and deletes customers and group tags there, all with names of its own.',
    env: terminal.env,
  } as const
  return withAccount(given, caller, (account) => runShadow(given, account, program, terminal))
}

async function runShadow(
  given: Given,
  realAccount: RealAccount,
  program: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const { scrubber, url: upstream } = realAccount
  const hasProgram = program.length > 0
  const say = (line: string) => terminal.stderr.write(`explo-fake: ${scrubber.scrub(line)}\n`)
  const stopped = once(abortOnSignals(say, terminal), 'abort')
  const fake = await startFake(given)
  const run = new Shadow({ ...realAccount, fake, say })
  await run.begin()
  const server = shadowServer(run, fake)
  // With a program it takes any free port, so that several may run at the same time.
  const { port } = toOptions({ ...(hasProgram && { port: '0' }), ...given })
  await listen(server, host, Number(port))

  const address = server.server.address() as AddressInfo
  const names = { ...explo.environmentNames, ...toNames(given) }
  const variables = {
    ...environment({ url: `http://${host}:${address.port}` }, fake.tokens, names),
    [adminTokenVariable]: String(fake.adminToken),
  }
  const serve = () => {
    terminal.stdout.write(bannerOf(variables, fake, upstream))
    return stopped.then(() => undefined)
  }
  const end = await (hasProgram
    ? runProgram(program, variables, terminal, withoutSecrets(scrubber, terminal.env))
    : serve())
  await server.close()
  const report = await run.end()
  await fake.close()

  if (given.report !== undefined) await writeFile(given.report, `${JSON.stringify(report, null, 2)}\n`)
  terminal.stdout.write(shadowTable(report))
  if (end && end.exitCode !== 0) return endAs(end, terminal)
  const { findings, left } = report
  terminal.exitCode = exitCodeOf(
    findings.map(({ assumptions }) => assumptions.length === 0),
    left.length > 0,
  )
}

/** Its tokens are random and new in each run, because a token gives access to the real account through the shadow. */
async function startFake(given: Given): Promise<LocalExploFake> {
  const secret = () => randomBytes(32).toString('hex')
  return createLocalFake({
    ...toOptions({ 'random-seed': secret(), ...given }),
    fixtures: await withFreshTokens(given.fixtures),
    adminToken: secret(),
    listen: false,
  })
}

/** The environment for the program, without every variable that holds an API token of the real account. */
function withoutSecrets(scrubber: Scrubber, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value = '']) => !scrubber.isIn(value)))
}

function bannerOf(variables: Readonly<Record<string, string>>, { tokens }: LocalExploFake, upstream: string): string {
  const lines = Object.entries(variables).map(([name, value]) => `  ${name}=${value}`)
  const shown = new Set(Object.values(variables))
  const others = tokens
    .filter(({ token }) => !shown.has(token))
    .map(({ token, permission, visibilityGroup }) => `  API token ${token} (${permission}, ${visibilityGroup})`)
  return [
    `explo-fake answers with the answers of ${upstream}, and compares them with the fake.`,
    'The calls of your application change that account. To call it through here, set:',
    ...['', ...lines, ...others, ''],
    'Ctrl-C removes the records that were created there, and prints the differences.',
    ...['', ''],
  ].join('\n')
}

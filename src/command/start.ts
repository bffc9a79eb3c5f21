import { adminTokenVariable, fakeUrlVariable } from '../engine/handle/environment.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import { createLocalFake, type ExploFake } from '../fake.ts'
import { banner, firstToken } from './banner.ts'
import { flags, type Given } from './flags.ts'
import { findFixtures } from './found-fixtures.ts'
import { toNames, toOptions } from './options.ts'
import { stopOnSignals } from './signals.ts'
import type { Terminal } from './terminal.ts'
import { watchFixtures } from './watch-fixtures.ts'

/** Starts a fake, says so when it is listening, and runs it until a signal comes. */
export async function start(given: Given, _operands: readonly string[], terminal: Terminal): Promise<void> {
  const { json, fixtures = [flags.fixtures.default], 'admin-token': adminToken } = given
  const found = findFixtures(given, terminal)
  const { fake, close } = await openFake(withFixtures(given, found), terminal)
  const stopped = stopOnSignals(close, terminal)
  const shown = found === undefined ? fixtures : [`${found} (found in this folder)`]
  terminal.stdout.write(json ? readyLine(fake) : banner(fake, shown, adminToken !== undefined))
  await stopped
}

/**
 * Runs a program that finds a fake of its own in its environment. Without `--port` the fake takes any free port, so that
 * several may run at the same time.
 */
export async function exec(
  given: Given,
  [program = '', ...args]: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const { endAs, runProgram } = await import('./program.ts')
  const found = findFixtures(given, terminal)
  if (found !== undefined) terminal.stderr.write(`explo-fake: fixtures ${found} (found in this folder)\n`)
  const { fake, close } = await openFake({ port: '0', ...withFixtures(given, found) }, terminal)
  const variables = {
    ...fake.env(toNames(given)),
    [fakeUrlVariable]: fake.url,
    ...(fake.adminToken !== undefined && { [adminTokenVariable]: fake.adminToken }),
  }
  const end = await runProgram(program, args, variables, terminal).finally(close)
  endAs(end, terminal)
}

function withFixtures(given: Given, found: string | undefined): Given {
  return found === undefined ? given : { ...given, fixtures: [found] }
}

/** A fake that a command started. */
interface OpenFake {
  readonly fake: ExploFake
  /** Ends the fake, and the watching of its fixtures. */
  readonly close: () => Promise<void>
}

/** Starts a fake, and watches its fixtures if `--watch` is given. @throws {OptionError} When there are none to watch. */
export async function openFake(given: Given, terminal: Terminal): Promise<OpenFake> {
  const { watch, fixtures = [] } = given
  if (watch && fixtures.length === 0) throw new OptionError('There is nothing to watch.', 'Name files with --fixtures.')

  const fake = await createLocalFake(toOptions(given))
  const stopWatching = watch ? watchFixtures(fake, fixtures, terminal) : () => {}
  return {
    fake,
    close() {
      stopWatching()
      return fake.close()
    },
  }
}

/** Tells a program that starts the command how to reach the fake, as one line of JSON. Missing values are left out. */
export function readyLine(fake: ExploFake): string {
  const ready = {
    event: 'ready',
    url: fake.url,
    apiToken: firstToken(fake, 'read-write'),
    readOnlyToken: firstToken(fake, 'read-only'),
    adminToken: fake.adminToken,
    caFile: fake.env().NODE_EXTRA_CA_CERTS,
    pid: process.pid,
  }
  return `${JSON.stringify(ready)}\n`
}

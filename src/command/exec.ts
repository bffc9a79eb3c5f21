import type { Given } from './flags.ts'
import { openFake } from './open-fake.ts'
import { toNames } from './options.ts'
import { endAs, runProgram } from './program.ts'

/** Runs a program that finds a fake of its own in its environment. Any free port: the next one may run at the same time. */
export async function exec(given: Given, [program = '', ...args]: readonly string[]): Promise<void> {
  const { fake, close } = await openFake({ port: '0', ...given })
  const end = await runProgram(program, args, fake.env(toNames(given))).finally(close)
  endAs(end)
}

import { appendFile } from 'node:fs/promises'
import { environment } from '../engine/handle/environment.ts'
import { explo } from '../explo/index.ts'
import type { Given } from './flags.ts'
import { toNames } from './options.ts'
import { RunningFake } from './running-fake.ts'
import type { Terminal } from './terminal.ts'

/** Prints the environment variables that lead an application to a running fake. */
export async function env(given: Given, operands: readonly string[], terminal: Terminal): Promise<void> {
  const fake = new RunningFake(given, operands)
  await fake.untilReady(given.timeout)
  // On stderr, because stdout holds the variables.
  const warn = (sentences: string) => terminal.stderr.write(`explo-fake: ${sentences}\n`)
  const variables = environment(await fake.address(warn), await fake.apiTokens(), {
    ...explo.environmentNames,
    ...toNames(given),
  })

  const text = written(variables, given.format)
  const { GITHUB_ENV } = terminal.env
  if (given.format === 'github' && GITHUB_ENV) await appendFile(GITHUB_ENV, text)
  else terminal.stdout.write(text)
}

/** GitHub takes quotes as part of a value. Readers of dotenv files need them around special characters. */
function written(variables: Record<string, string>, format: string | undefined): string {
  if (format === 'json') return `${JSON.stringify(variables)}\n`
  const lines = Object.entries(variables).map(
    ([name, value]) => `${name}=${format === 'github' ? value : quoted(value)}`,
  )
  return `${lines.join('\n')}\n`
}

/** Puts a value between quotes that it does not contain. */
function quoted(value: string): string {
  if (/^[\w./:@-]*$/.test(value)) return value
  const quote = ["'", '"', '`'].find((one) => !value.includes(one)) ?? "'"
  return quote + value + quote
}

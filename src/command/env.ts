import { appendFile } from 'node:fs/promises'
import { environment } from '../engine/handle/environment.ts'
import type { Given } from './flags.ts'
import { toNames } from './options.ts'
import { RunningFake } from './running-fake.ts'

/** Prints what an application under test reads from its environment, of a fake that runs. */
export async function env(given: Given, operands: readonly string[]): Promise<void> {
  const fake = new RunningFake(given, operands)
  await fake.untilReady(given.timeout)
  const variables = environment(await fake.access(warn), await fake.apiTokens(), toNames(given))

  const text = written(variables, given.format)
  const { GITHUB_ENV } = process.env
  if (given.format === 'github' && GITHUB_ENV) await appendFile(GITHUB_ENV, text)
  else process.stdout.write(text)
}

/** Not on stdout, which is for whoever reads the variables. */
function warn(sentences: string): void {
  process.stderr.write(`explo-fake: ${sentences}\n`)
}

/** GitHub takes a value as it is; readers of dotenv files need quotes around odd characters. */
function written(variables: Record<string, string>, format: string | undefined): string {
  if (format === 'json') return `${JSON.stringify(variables)}\n`
  const lines = Object.entries(variables).map(
    ([name, value]) => `${name}=${format === 'github' ? value : quoted(value)}`,
  )
  return `${lines.join('\n')}\n`
}

/** Between the first quotes that the value does not have itself. */
function quoted(value: string): string {
  if (/^[\w./:@-]*$/.test(value)) return value
  const quote = ["'", '"', '`'].find((one) => !value.includes(one)) ?? "'"
  return quote + value + quote
}

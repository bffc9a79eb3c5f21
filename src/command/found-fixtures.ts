import { readdirSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { OptionError } from '../engine/input/tester-error.ts'
import { product } from '../engine/product.ts'
import type { Given } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** The files that the command finds by itself in the working directory. */
export const fixtureNames = ['json', 'yaml', 'yml'].map((type) => `${product.handleName}.fixtures.${type}`)

/**
 * The path of the fixture in the working directory. Undefined when there is none, or when fixtures are given. Only the command
 * looks for it: a test names its fixtures.
 *
 * @throws {OptionError} When there are several.
 */
export function findFixtures({ fixtures }: Pick<Given, 'fixtures'>, terminal: Terminal): string | undefined {
  if (fixtures !== undefined) return undefined
  const folder = terminal.cwd()
  const [found, another] = readdirSync(folder).filter((file) => fixtureNames.includes(file))
  if (found === undefined) return undefined
  if (another === undefined) return relative(process.cwd(), resolve(folder, found))
  throw new OptionError(`The folder has ${found} and ${another}.`, 'Keep one of them, or name one with --fixtures.')
}

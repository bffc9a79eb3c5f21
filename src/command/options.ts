import { readdirSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { OptionError } from '../engine/input/tester-error.ts'
import type { AssumptionSource } from '../engine/options/assumptions.ts'
import { type OptionFlag, type OptionName, optionNames, optionTable } from '../engine/options/option-table.ts'
import type { FakeOptions } from '../engine/options/options.ts'
import { toChoices } from '../engine/options/read-options.ts'
import { product } from '../engine/product.ts'
import type { EnvironmentNames } from '../engine/terms.ts'
import type { TlsOption } from '../engine/transport/tls/tls.ts'
import type { FlagName, Given } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** The default port. It is fixed, so that a client can be configured once. */
export const usualPort = '4747'

/** The options of a fake from flags. The fake has its own defaults for options that were not given, except for the port. */
export function toOptions(given: Given): FakeOptions {
  const tls = toTls(given)
  return {
    port: Number(usualPort),
    ...Object.fromEntries(optionNames.flatMap((name) => fromFlag(name, given))),
    ...(tls !== undefined && { tls }),
    assumptions: toAssumptions(given),
  }
}

/** An option with the value of its only flag. `toOptions` itself reads the options with several flags. */
function fromFlag(name: OptionName, given: Given): [name: OptionName, value: unknown][] {
  const [single, another] = Object.entries<OptionFlag>(optionTable[name].flags)
  if (!single || another) return []
  const [flag, { toValue }] = single
  const value = given[flag as FlagName]
  return value === undefined ? [] : [[name, toValue ? toValue(value as never) : value]]
}

function toTls({ tls: isSelfSigned, 'tls-cert': cert, 'tls-key': key }: Given): TlsOption | undefined {
  if (cert !== undefined && key !== undefined) {
    return { cert: textOf('tls-cert', cert), key: textOf('tls-key', key) }
  }
  if (cert === undefined && key === undefined) return isSelfSigned ? 'self-signed' : undefined

  const [given, missing] = cert === undefined ? ['--tls-key', '--tls-cert'] : ['--tls-cert', '--tls-key']
  throw new OptionError(
    `The flag "${given}" needs "${missing}" too.`,
    'For a certificate that the fake makes itself, give --tls.',
  )
}

function textOf(flag: FlagName, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new OptionError(`The file of --${flag} cannot be read: ${(error as Error).message}.`, 'Name a file in PEM.')
  }
}

/** The environment variables that the application reads. */
export function toNames(given: Given): EnvironmentNames {
  const names = {
    url: given['env-url'],
    urlPath: given['env-url-path'],
    apiToken: given['env-token'],
    readOnlyToken: given['env-read-only-token'],
  }
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined))
}

/** The files of assumptions, and the choices that win over them. */
export function toAssumptions({ assumptions: files = [], assumption = [] }: Given): readonly AssumptionSource[] {
  return [...files, toChoices(assumption)]
}

/** The names of the fixture that the command finds in the working directory. */
export const fixtureNames = ['json', 'yaml', 'yml'].map((type) => `${product.handleName}.fixtures.${type}`)

/**
 * The path of the fixture in the working directory; undefined when there is none, or when fixtures are given. Only the command
 * looks for it. A test names its fixtures.
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

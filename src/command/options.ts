import { readdirSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { OptionError } from '../engine/input/tester-error.ts'
import type { AssumptionSource } from '../engine/options/assumptions.ts'
import { type OptionFlag, toChoices } from '../engine/options/option.ts'
import { type OptionName, optionNames, optionTable } from '../engine/options/option-table.ts'
import type { FakeOptions } from '../engine/options/options.ts'
import { product } from '../engine/product.ts'
import type { EnvironmentNames } from '../engine/terms.ts'
import type { TlsOption } from '../engine/transport/tls/tls.ts'
import type { FlagName, Given } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** The default port. It is always the same, so that a client can be configured once. */
export const usualPort = '4747'

/** Makes the options of a fake from what was given to the command. What was not given is left to the fake, except the port. */
export function toOptions(given: Given): FakeOptions {
  const tls = toTls(given)
  return {
    port: Number(usualPort),
    ...Object.fromEntries(optionNames.flatMap((name) => fromFlag(name, given))),
    ...(tls !== undefined && { tls }),
    assumptions: toAssumptions(given),
  }
}

/** An option with the value of its only flag. `toOptions` reads the options that have several flags. */
function fromFlag(name: OptionName, given: Given): [name: OptionName, value: unknown][] {
  const [single, another] = Object.entries<OptionFlag>(optionTable[name].flags)
  if (!single || another) return []
  const [flag, { toValue = unchanged }] = single
  const value = given[flag as FlagName]
  return value === undefined ? [] : [[name, toValue(value as never)]]
}

function unchanged(value: unknown): unknown {
  return value
}

function toTls({ tls: isSelfSigned, 'tls-cert': cert, 'tls-key': key }: Given): TlsOption | undefined {
  if (cert !== undefined && key !== undefined) {
    return { cert: textOf('tls-cert', cert), key: textOf('tls-key', key) }
  }
  if (cert === undefined && key === undefined) return isSelfSigned ? 'self-signed' : undefined

  const [given, missing] = cert === undefined ? ['--tls-key', '--tls-cert'] : ['--tls-cert', '--tls-key']
  throw new OptionError(
    `The flag "${given}" needs "${missing}" too.`,
    'For a certificate that is made here, give --tls.',
  )
}

function textOf(flag: FlagName, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new OptionError(`The file of --${flag} cannot be read: ${(error as Error).message}.`, 'Name a file in PEM.')
  }
}

/** The names of the variables that the application reads. */
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

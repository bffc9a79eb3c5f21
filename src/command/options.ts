import { readFileSync } from 'node:fs'
import type { EnvironmentNames } from '../engine/handle/environment.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import type { LintLevels } from '../engine/lint/lint-levels.ts'
import type { AssumptionChoices } from '../engine/options/choose-assumptions.ts'
import type { ExploFakeOptions } from '../engine/options/options.ts'
import type { AssumptionSource } from '../engine/options/read-assumptions.ts'
import type { UnknownTokens } from '../engine/options/settings.ts'
import type { TlsOption } from '../engine/transport/tls/tls.ts'
import type { FlagName, Given } from './flags.ts'

/** Always the same, so that a client can be set up once. */
export const usualPort = '4747'

/** What was given to the command, as options of the fake. What was not given is left to the fake, except the port. */
export function toOptions(given: Given): ExploFakeOptions {
  const { 'random-seed': randomSeed, 'admin-token': adminToken, 'rate-limit': rateLimit } = given
  const tls = toTls(given)
  const { clock, 'unknown-tokens': unknownTokens, 'max-worlds': maxWorlds, 'world-ttl': worldTtl } = given
  const { port = usualPort, host, fixtures, lint = [], coverage, replay, log, vary } = given
  return {
    port: Number(port),
    ...(host !== undefined && { host }),
    ...(fixtures && { fixtures }),
    ...(randomSeed !== undefined && { randomSeed }),
    ...(replay !== undefined && { replay }),
    ...(adminToken !== undefined && { adminToken }),
    ...(tls !== undefined && { tls }),
    ...(log !== undefined && { logger: { level: log, stream: process.stderr } }),
    ...(clock !== undefined && { clock }),
    ...(rateLimit !== undefined && { rateLimit: toRateLimit(rateLimit) }),
    ...(unknownTokens !== undefined && { unknownTokens: unknownTokens as UnknownTokens }),
    ...(maxWorlds !== undefined && { maxWorlds: Number(maxWorlds) }),
    ...(worldTtl !== undefined && { worldTtl }),
    ...(vary !== undefined && { vary }),
    ...(coverage !== undefined && { coverage }),
    assumptions: toAssumptions(given),
    lint: choicesIn(lint),
  }
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

/** What the application calls its variables. */
export function toNames(given: Given): EnvironmentNames {
  const { 'env-url': url, 'env-token': apiToken, 'env-read-only-token': readOnlyToken } = given
  return {
    ...(url !== undefined && { url }),
    ...(apiToken !== undefined && { apiToken }),
    ...(readOnlyToken !== undefined && { readOnlyToken }),
  }
}

/** `off`, `documented`, or `5/1000`: 5 requests in 1000 ms. */
function toRateLimit(rule: string): NonNullable<ExploFakeOptions['rateLimit']> {
  if (rule === 'off' || rule === 'documented') return rule
  const [limit, windowMs] = rule.split('/').map(Number) as [number, number]
  return { limit, windowMs }
}

/** The files of assumptions, and what wins over them. */
export function toAssumptions({ assumptions: files = [], assumption = [] }: Given): readonly AssumptionSource[] {
  return [...files, choicesIn(assumption)]
}

/** `name=option` for each, of which the fake checks both. */
function choicesIn(choices: readonly string[]): AssumptionChoices & LintLevels {
  return Object.fromEntries(
    choices.map((choice) => {
      const at = choice.indexOf('=')
      return [choice.slice(0, at), choice.slice(at + 1)]
    }),
  )
}

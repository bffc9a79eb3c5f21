import type { ExploFakeOptions } from '../options.ts'
import type { AssumptionChoices } from '../world/choose-assumptions.ts'
import type { EnvironmentNames } from '../world/environment.ts'
import type { UnknownTokens } from '../world/settings.ts'
import type { Given } from './flags.ts'

/** Always the same, so that a client can be set up once. */
export const usualPort = '4747'

/** What was given to the command, as options of the fake. What was not given is left to the fake, except the port. */
export function toOptions(given: Given): ExploFakeOptions {
  const { port = usualPort, host, fixtures, assumption = [], log } = given
  const { 'random-seed': randomSeed, 'admin-token': adminToken, 'rate-limit': rateLimit } = given
  const { clock, 'unknown-tokens': unknownTokens, 'max-worlds': maxWorlds, 'world-ttl': worldTtl } = given
  return {
    port: Number(port),
    ...(host !== undefined && { host }),
    ...(fixtures && { fixtures }),
    ...(randomSeed !== undefined && { randomSeed }),
    ...(adminToken !== undefined && { adminToken }),
    ...(log !== undefined && { logger: { level: log, stream: process.stderr } }),
    ...(clock !== undefined && { clock }),
    ...(rateLimit !== undefined && { rateLimit: toRateLimit(rateLimit) }),
    ...(unknownTokens !== undefined && { unknownTokens: unknownTokens as UnknownTokens }),
    ...(maxWorlds !== undefined && { maxWorlds: Number(maxWorlds) }),
    ...(worldTtl !== undefined && { worldTtl }),
    assumptions: toAssumptions(assumption),
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

/** `name=option` for each, of which the fake checks both. */
function toAssumptions(choices: readonly string[]): AssumptionChoices {
  return Object.fromEntries(
    choices.map((choice) => {
      const at = choice.indexOf('=')
      return [choice.slice(0, at), choice.slice(at + 1)]
    }),
  )
}

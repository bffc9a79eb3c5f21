import type { EnvironmentNames } from '../environment.ts'
import type { ExploFakeOptions } from '../options.ts'
import type { AssumptionChoices } from '../world/choose-assumptions.ts'
import type { Given } from './flags.ts'

/** Always the same, so that a client can be set up once. */
export const usualPort = '4747'

/** What was given to the command, as options of the fake. What was not given is left to the fake, except the port. */
export function toOptions(given: Given): ExploFakeOptions {
  const { port = usualPort, host, fixtures, assumption = [], log } = given
  const { 'random-seed': randomSeed, 'admin-token': adminToken } = given
  return {
    port: Number(port),
    ...(host !== undefined && { host }),
    ...(fixtures && { fixtures }),
    ...(randomSeed !== undefined && { randomSeed }),
    ...(adminToken !== undefined && { adminToken }),
    ...(log !== undefined && { logger: { level: log, stream: process.stderr } }),
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

/** `name=option` for each, of which the fake checks both. */
function toAssumptions(choices: readonly string[]): AssumptionChoices {
  return Object.fromEntries(
    choices.map((choice) => {
      const at = choice.indexOf('=')
      return [choice.slice(0, at), choice.slice(at + 1)]
    }),
  )
}

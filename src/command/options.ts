import type { ExploFakeOptions } from '../options.ts'
import type { AssumptionChoices } from '../world/choose-assumptions.ts'
import { flags, type Given } from './flags.ts'

/** What was given to the command, as options of the fake. What was not given is left to the fake, except the port. */
export function toOptions(given: Given): ExploFakeOptions {
  const { port = flags.port.default, host, fixtures, assumption = [], log } = given
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

/** `name=option` for each, of which the fake checks both. */
function toAssumptions(choices: readonly string[]): AssumptionChoices {
  return Object.fromEntries(
    choices.map((choice) => {
      const at = choice.indexOf('=')
      return [choice.slice(0, at), choice.slice(at + 1)]
    }),
  )
}

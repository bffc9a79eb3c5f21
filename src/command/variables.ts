import { suggestion } from '../engine/input/nearest.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import { variableName } from '../engine/product.ts'
import { type Flag, type FlagName, type FlagTexts, flagNames, flags } from './flags.ts'

const prefix = variableName('')

/** The environment variable of a flag. Undefined for `--help` and `--version`. */
export function variableOf(name: FlagName): string | undefined {
  const { isQuestion }: Flag = flags[name]
  return isQuestion ? undefined : variableName(name)
}

const namesByVariable = new Map(flagNames.map((name) => [variableOf(name), name]))

/**
 * The texts of flags in the environment. An empty variable counts as none.
 *
 * @throws {OptionError} For a variable with our prefix that does not exist.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): FlagTexts {
  const texts = new Map<FlagName, readonly string[]>()
  for (const [variable, text = ''] of Object.entries(env)) {
    if (!variable.startsWith(prefix)) continue

    const name = namesByVariable.get(variable)
    if (!name) throw unknownVariable(variable)
    const { isList }: Flag = flags[name]
    const given = (isList ? text.split(',') : [text]).map((item) => item.trim()).filter((item) => item !== '')
    if (given.length > 0) texts.set(name, given)
  }
  return texts
}

function unknownVariable(variable: string): OptionError {
  const problem = `There is no environment variable "${variable}".`
  if (/^EXPLO_FAKE_(SERVICE_|PORT_\d)/.test(variable)) return new OptionError(problem, serviceCure)

  const known = [...namesByVariable.keys()].flatMap((name) => name?.slice(prefix.length) ?? [])
  const cure = suggestion(variable.slice(prefix.length), known, prefix)
  return new OptionError(problem, cure)
}

/** @throws {OptionError} */
export function refuseVariable(name: FlagName, text: string): never {
  const cure = /^\w+:\/\//.test(text) && name === 'port' ? serviceCure : `Give ${flags[name].expected}.`
  throw new OptionError(`The environment variable "${variableOf(name)}" cannot be "${text}".`, cure)
}

/** For variables that Kubernetes sets, or an older Docker for a linked container. */
const serviceCure =
  'Kubernetes sets such variables for a service named "explo-fake". Give the service another name, or set ' +
  '"enableServiceLinks: false" in the pod.'

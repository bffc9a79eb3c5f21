import { suggestion } from '../world/nearest.ts'
import { OptionError } from '../world/tester-error.ts'
import { readArguments } from './arguments.ts'
import { type CommandName, commandNames } from './commands.ts'
import { readEnvironment, variableOf } from './environment.ts'
import { type Flag, type FlagTexts, flagNames, flags, type Given } from './flags.ts'

/** What the user of the command wants. */
interface Invocation {
  readonly command: CommandName
  readonly given: Given
}

/**
 * Reads the arguments, and the environment for what they leave open.
 *
 * @throws {OptionError} For the first thing that does not exist or cannot be.
 */
export function readInvocation(args: readonly string[], env: NodeJS.ProcessEnv): Invocation {
  const { words, texts } = readArguments(args)
  const question = (['help', 'version'] as const).find((name) => texts.has(name))
  if (question) return { command: question, given: {} }

  const [word = 'start', ...surplus] = words
  const command = commandNames.find((name) => name === word)
  if (!command) throw new OptionError(`There is no command "${word}".`, suggestion(word, commandNames))
  if (surplus.length > 0) {
    const cure = `Leave it out, or quote it where it belongs to a flag. A file of fixtures is given as --fixtures <file>.`
    throw new OptionError(`The command "${command}" takes no "${surplus.join(' ')}".`, cure)
  }
  return { command, given: choose(texts, readEnvironment(env)) }
}

/** A flag wins over its variable. Of a flag that is given twice and is no list, the last one counts. */
function choose(fromArguments: FlagTexts, fromEnvironment: FlagTexts): Given {
  const given = flagNames.flatMap((name) => {
    const flag: Flag = flags[name]
    const texts = fromArguments.get(name) ?? fromEnvironment.get(name)
    if (!texts) return []

    const refused = texts.find((text) => !flag.accepts(text))
    if (refused !== undefined) {
      const origin = fromArguments.has(name) ? `flag "--${name}"` : `environment variable "${variableOf(name)}"`
      throw new OptionError(`The ${origin} cannot be "${refused}".`, `Give ${flag.expected}.`)
    }
    return [[name, settle(flag, texts)]]
  })
  return Object.fromEntries(given)
}

function settle({ isList, value }: Flag, texts: readonly string[]): string | boolean | readonly string[] {
  if (isList) return texts
  const last = texts.at(-1) as string
  return value === undefined ? last === 'true' || last === '1' : last
}

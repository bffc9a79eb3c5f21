import { OptionError } from '../engine/input/tester-error.ts'
import { readArguments } from './arguments.ts'
import { type Command, type CommandName, commands, type Execute, flagsOf, operandsOf } from './commands.ts'
import { describeFailure } from './failure.ts'
import { type Flag, type FlagName, type FlagTexts, flags, type Given } from './flags.ts'
import type { Terminal } from './terminal.ts'
import { readEnvironment, refuseVariable } from './variables.ts'

/** The commands that read the table of commands. */
const aboutCommands = {
  help: async () => (await import('./help.ts')).printHelp,
  version: async () => (await import('./help.ts')).printVersion,
}

/** Runs the command that the arguments name. Settles when it is done; `start` is done when a signal has stopped it. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  ignoreClosedOutputs(terminal)
  try {
    const { command, given, operands } = readInvocation(args, terminal.env)
    const execute = await codeOf(command)
    await execute(given, operands, terminal)
  } catch (error) {
    const { text, exitCode } = describeFailure(error)
    await new Promise<unknown>((resolve) => terminal.stderr.write(text, resolve))
    terminal.exit(exitCode)
  }
}

export function codeOf(name: CommandName): Promise<Execute> {
  const { load = aboutCommands[name as keyof typeof aboutCommands] }: Command = commands[name]
  return load()
}

/** Ignores errors of stdout and stderr: a reader may close them early, as `head` does, and the fake must keep running. */
function ignoreClosedOutputs({ stdout, stderr }: Terminal): void {
  for (const stream of [stdout, stderr]) stream.on('error', () => {})
}

/**
 * Reads the command line, and the environment for flags that it does not have.
 *
 * @throws {OptionError} For the first mistake.
 */
export function readInvocation(args: readonly string[], env: NodeJS.ProcessEnv) {
  const { command, operands, texts } = readArguments(args)
  checkOperands(command, operands)
  const flagNames = flagsOf(command)
  return { command, operands, given: flagNames.length === 0 ? {} : choose(flagNames, texts, readEnvironment(env)) }
}

function checkOperands(command: CommandName, operands: readonly string[]): void {
  const { usage, atLeast, atMost } = operandsOf(command)
  if (operands.length < atLeast) {
    throw new OptionError(`The command "${command}" lacks its ${usage}.`, `Write: explo-fake ${command} ${usage}`)
  }
  if (operands.length > atMost) {
    const cure =
      'Leave it out, or quote it where it belongs to a flag. A file of fixtures is given as --fixtures <file>.'
    throw new OptionError(`The command "${command}" takes no "${operands.slice(atMost).join(' ')}".`, cure)
  }
}

/** A flag wins over its variable. The last of several flags counts, unless the flag is a list. */
function choose(flagNames: readonly FlagName[], fromArguments: FlagTexts, fromEnvironment: FlagTexts): Given {
  const given = flagNames.flatMap((name) => {
    const flag: Flag = flags[name]
    const texts = fromArguments.get(name) ?? fromEnvironment.get(name)
    if (!texts) return []

    const refused = texts.find((text) => !flag.accepts(text))
    if (refused !== undefined) {
      if (!fromArguments.has(name)) refuseVariable(name, refused)
      throw new OptionError(`The flag "--${name}" cannot be "${refused}".`, `Give ${flag.expected}.`)
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

import { parseArgs } from 'node:util'
import { suggestion } from '../engine/input/nearest.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import { type CommandName, commandNames, commandsWith, flagsOf, operandsOf } from './commands.ts'
import { type Flag, type FlagName, type FlagTexts, flagNames, flags } from './flags.ts'

interface Arguments {
  readonly command: CommandName
  /** The words after the command that are not flags. */
  readonly operands: readonly string[]
  readonly texts: FlagTexts
}

const types = Object.fromEntries(
  flagNames.map((name) => [name, { type: isSwitch(name) ? 'boolean' : 'string' } as const]),
)

/**
 * Reads the command, its operands and its flags. `--help` and `--version` win over everything else, even mistakes.
 *
 * @throws {OptionError} For a command or a flag that does not exist, and for a flag that lacks its value.
 */
export function readArguments(args: readonly string[]): Arguments {
  const [own, rest] = divide(args)
  // Not strict, because the errors of `parseArgs` do not say what to do.
  const { tokens } = parseArgs({ args: own, options: types, strict: false, allowPositionals: true, tokens: true })
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const [word = 'start', ...operands] = words
  const options = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  const command = commandNames.find((name) => name === word)

  const asked = new Set(options.map(({ rawName }) => rawName))
  if (asked.has('--help')) return { command: 'help', operands: words.length > 0 ? [word] : [], texts: new Map() }
  if (asked.has('--version')) return { command: 'version', operands: [], texts: new Map() }

  if (command && operandsOf(command).isProgram && operands.length > 0) {
    const cure = `Write "--" before it, so that its flags are told from ours: explo-fake ${command} -- ${operands[0]}`
    throw new OptionError(`The program "${operands[0]}" stands among the flags of "${command}".`, cure)
  }

  const texts = new Map<FlagName, string[]>()
  for (const { name, rawName, value, inlineValue } of options) {
    const flag = flagOf(command ?? 'start', name, rawName)
    texts.set(flag, [...(texts.get(flag) ?? []), textOf(flag, value, inlineValue)])
  }
  if (!command) throw new OptionError(`There is no command "${word}".`, suggestion(word, commandNames))
  return { command, operands: [...operands, ...rest], texts }
}

/** The arguments before the first "--", and those after it. */
function divide(args: readonly string[]): [string[], string[]] {
  const at = args.indexOf('--')
  return at === -1 ? [[...args], []] : [args.slice(0, at), args.slice(at + 1)]
}

function flagOf(command: CommandName, name: string, asGiven: string): FlagName {
  const known = flagsOf(command)
  const flag = flagNames.find((one) => one === name && asGiven.startsWith('--'))
  if (!flag) throw new OptionError(`There is no flag "${asGiven}".`, suggestion(name, known, '--'))
  if (known.includes(flag)) return flag

  const owners = commandsWith(flag).map((owner) => `"${owner}"`)
  throw new OptionError(`The command "${command}" has no flag "--${flag}".`, `It is a flag of ${owners.join(', ')}.`)
}

function textOf(name: FlagName, value: string | undefined, isInline: boolean | undefined): string {
  if (isSwitch(name)) return value ?? 'true'
  if (value !== undefined && (isInline || !/^-./.test(value))) return value

  const cure = `Give ${flags[name].expected}. What starts with a dash is given as "--${name}=…".`
  throw new OptionError(`The flag "--${name}" lacks its value.`, cure)
}

function isSwitch(name: FlagName): boolean {
  const { value }: Flag = flags[name]
  return value === undefined
}

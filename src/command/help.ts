import packageJson from '../../package.json' with { type: 'json' }
import { checkOneOf } from '../engine/input/check-input.ts'
import { type CommandName, commandNames, commands, flagsOf, operandsOf } from './commands.ts'
import { exitCodes } from './failure.ts'
import { type Flag, type FlagName, flags, type Given } from './flags.ts'
import { indented, type Terminal } from './terminal.ts'
import { variableOf } from './variables.ts'

/** @throws {OptionError} For a command that does not exist. */
export function printHelp(_given: Given, [word]: readonly string[], { stdout }: Terminal): void {
  if (word !== undefined) checkOneOf(word, commandNames, (shown) => `There is no command ${shown}.`)
  stdout.write(word === undefined ? helpText() : commandHelp(word as CommandName))
}

export function printVersion(_given: Given, _operands: readonly string[], { stdout }: Terminal): void {
  stdout.write(`${packageJson.version}\n`)
}

function helpText(): string {
  return [
    packageJson.description,
    '',
    'Usage: explo-fake [command] [flags]',
    '',
    'Commands:',
    ...indented(commandNames.map((name) => [commandUsage(name), commands[name].says])),
    '',
    '"explo-fake <command> --help" lists the flags of a command. Without a command:',
    '',
    ...flagLines('start'),
    '',
    'Exit codes:',
    ...indented(Object.entries(exitCodes)),
    '',
  ].join('\n')
}

function commandHelp(name: CommandName): string {
  const usage = `Usage: explo-fake ${commandUsage(name)} [flags]`
  return [commands[name].says, '', usage, '', ...flagLines(name), ''].join('\n')
}

function flagLines(command: CommandName): string[] {
  return [
    'Flags:',
    ...indented([...flagsOf(command), ...questions].map((name) => [flagUsage(name), meaningOf(name)])),
    '',
    `Flags are also environment variables, for example ${variableOf('random-seed')}; a flag wins.`,
    'A flag with … may be given several times; its variable holds a list, separated by commas.',
  ]
}

const questions = ['help', 'version'] as const

/** The name of a command and its operands. */
export function commandUsage(name: CommandName): string {
  return [name, operandsOf(name).usage].filter(Boolean).join(' ')
}

/** A flag and its value. */
export function flagUsage(name: FlagName): string {
  const { value, isList }: Flag = flags[name]
  return `--${name}${value ? ` <${value}>` : ''}${isList ? ' …' : ''}`
}

function meaningOf(name: FlagName): string {
  const { says, default: preset }: Flag = flags[name]
  return preset === '' ? says : `${says} Default: ${preset}.`
}

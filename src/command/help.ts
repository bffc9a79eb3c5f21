import packageJson from '../../package.json' with { type: 'json' }
import { suggestion } from '../engine/input/nearest.ts'
import { OptionError } from '../engine/input/tester-error.ts'
import { type CommandName, commandNames, commands, commandsWith, flagsOf, operandsOf } from './commands.ts'
import { exitCodes } from './failure.ts'
import { type Flag, type FlagName, flagNames, flags, type Given } from './flags.ts'
import type { Terminal } from './terminal.ts'
import { variableOf } from './variables.ts'

/** @throws {OptionError} For a command that does not exist. */
export function printHelp(_given: Given, [word]: readonly string[], { stdout }: Terminal): void {
  const command = commandNames.find((name) => name === word)
  if (word !== undefined && !command) {
    throw new OptionError(`There is no command "${word}".`, suggestion(word, commandNames))
  }
  stdout.write(command ? commandHelp(command) : helpText())
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
    ...columns(commandNames.map((name) => [commandUsage(name), commands[name].says])),
    '',
    '"explo-fake <command> --help" says which flags it has. Without a command:',
    '',
    ...flagLines('start'),
    '',
    'Exit codes:',
    ...columns(Object.entries(exitCodes)),
    '',
  ].join('\n')
}

function commandHelp(name: CommandName): string {
  return [commands[name].says, '', `Usage: explo-fake ${commandUsage(name)} [flags]`, '', ...flagLines(name), ''].join(
    '\n',
  )
}

function flagLines(command: CommandName): string[] {
  return [
    'Flags:',
    ...columns([...flagsOf(command), ...questions].map((name) => [flagUsage(name), meaningOf(name)])),
    '',
    `Flags are also environment variables, for example ${variableOf('random-seed')}; a flag wins.`,
    'A flag marked with … may be repeated; its variable holds a list, separated by commas.',
  ]
}

const questions = ['help', 'version'] as const

/** The commands as a table in Markdown, for docs/reference. */
export function commandTable(): string {
  return markdown([
    ['Command', ''],
    ['---', '---'],
    ...commandNames.map((name) => [`\`${commandUsage(name)}\``, commands[name].says]),
  ])
}

/** The flags as a table in Markdown, for docs/reference. */
export function flagTable(): string {
  const rows = flagNames.map((name) => {
    const { default: preset, says }: Flag = flags[name]
    const variable = variableOf(name)
    const owners = commandsWith(name).map((command) => `\`${command}\``)
    return [
      `\`${flagUsage(name)}\``,
      owners.length > 0 ? owners.join(', ') : 'all',
      variable ? `\`${variable}\`` : '',
      preset,
      says,
    ]
  })
  return markdown([
    ['Flag', 'Of', 'Environment variable', 'Default', 'Meaning'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ])
}

function markdown(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

function commandUsage(name: CommandName): string {
  return [name, operandsOf(name).usage].filter(Boolean).join(' ')
}

function flagUsage(name: FlagName): string {
  const { value, isList }: Flag = flags[name]
  return `--${name}${value ? ` <${value}>` : ''}${isList ? ' …' : ''}`
}

function meaningOf(name: FlagName): string {
  const { says, default: preset }: Flag = flags[name]
  return preset === '' ? says : `${says} Default: ${preset}.`
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
